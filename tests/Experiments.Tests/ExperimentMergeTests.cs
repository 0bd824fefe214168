namespace Explorer.Experiments.Tests;

public sealed class ExperimentMergeTests
{
    [Fact]
    public void Load_Extends_MergesObjectsAndReplacesTheRest()
    {
        using var files = new ExperimentFiles();
        files.Write("middle.json", """{"name": "middle", "extends": "base.json", "space": {"shared": ["bottleneckRatio"], "stem": {"width": 24}}, "training": {"epochs": 5, "augment": ["crop", "flip"]}}""");
        var top = ExperimentReader.Load(files.Write("top.json", """{"name": "top", "extends": "middle.json", "space": {"shared": ["groupWidth"]}, "training": {"augment": ["flip"]}}"""));
        var space = (AnyNetSpace)top.Space;

        Assert.Equal("top", top.Name);
        Assert.Equal("d", top.Description);
        Assert.Equal(new StemSpace(StemType.Cifar, new FixedValue(24)), space.Stem);
        Assert.Equal(StageOrder.Free, space.BottleneckRatio.Order);
        Assert.Equal(StageOrder.Shared, space.GroupWidth.Order);
        Assert.Equal(5, top.Training.Settings.Epochs);
        Assert.Equal([Augmentation.Flip], top.Training.Settings.Augment);
        Assert.DoesNotContain("extends", top.Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DistributionOfTheSameKind_KeepsItsMultiple() =>
        Assert.Equal(new LogUniform(8, 512, 8), Width("""{"logUniform": [8, 512]}"""));

    [Fact]
    public void Load_DistributionOfAnotherKind_ReplacesTheOldOne() =>
        Assert.Equal(new Uniform(9, 99, 1), Width("""{"uniform": [9, 99]}"""));

    [Fact]
    public void Load_Null_TakesAMemberOut()
    {
        using var files = new ExperimentFiles();
        var experiment = ExperimentReader.Load(files.Write(
            "basic.json", """{"name": "basic", "extends": "base.json", "space": {"block": "basic", "bottleneckRatio": null, "groupWidth": null}}"""));

        Assert.Equal(BlockType.Basic, ((AnyNetSpace)experiment.Space).Block);
    }

    [Fact]
    public void Load_ProblemOfTheFileBelow_NamesThatFile()
    {
        using var files = new ExperimentFiles(ExperimentFiles.Base.Replace("\"epochs\": 3", "\"epochs\": -3", StringComparison.Ordinal));
        var error = Assert.Throws<InvalidInputException>(() => ExperimentReader.Load(files.Write(
            "top.json", """{"name": "top", "extends": "base.json", "space": {"family": "regnet"}, "sample": {"count": -1}}""")));

        Assert.Equal(files.PathOf("top.json"), error.Origin);
        Assert.EndsWith($"(in {files.PathOf("base.json")})", error.Problems.Single(p => p.Path == "$.training.epochs").Message, StringComparison.Ordinal);
        Assert.Contains("null in the file that extends it leaves it out", error.Problems.Single(p => p.Path == "$.space.width").Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(in ", error.Problems.Single(p => p.Path == "$.sample.count").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FilesThatExtendEachOther_ShowTheCircle()
    {
        using var files = new ExperimentFiles("""{"name": "base", "extends": "top.json"}""");
        var error = Assert.Throws<InvalidInputException>(() => ExperimentReader.Load(files.Write("top.json", """{"name": "top", "extends": "base.json"}""")));

        Assert.Contains("in a circle: top.json → base.json → top.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"none.json\"", "there is no file")]
    [InlineData("3", "found 3, expected a file beside this one")]
    public void Load_ExtendsNoFile_SaysSo(string extends, string words)
    {
        using var files = new ExperimentFiles();
        var error = Assert.Throws<InvalidInputException>(() => ExperimentReader.Load(files.Write("top.json", $$"""{"name": "top", "extends": {{extends}}}""")));

        Assert.Contains(error.Problems, p => p.Path == "$.extends" && p.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ExtendsMalformedFile_NamesThatFile()
    {
        using var files = new ExperimentFiles("{");
        var error = Assert.Throws<InvalidInputException>(() => ExperimentReader.Load(files.Write("top.json", """{"name": "top", "extends": "base.json"}""")));

        Assert.Equal(files.PathOf("base.json"), error.Origin);
        Assert.Contains("line 1, column 2", error.Message, StringComparison.Ordinal);
    }

    private static Distribution Width(string distribution)
    {
        using var files = new ExperimentFiles();
        var path = files.Write("top.json", $$$"""{"name": "top", "extends": "base.json", "space": {"width": {{{distribution}}}}}""");
        return Assert.Single(((AnyNetSpace)ExperimentReader.Load(path).Space).Width.Stages.Distinct());
    }
}

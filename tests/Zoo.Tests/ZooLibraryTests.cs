namespace Explorer.Zoo.Tests;

public sealed class ZooLibraryTests(ZooFixture fixture)
{
    [Fact]
    public void List_OneEntry_SummarisesIt()
    {
        var line = Assert.Single(fixture.Zoo.List());
        Assert.Equal(("anynet-a-17", fixture.Trial.Hash, "anynet-a", 2, 32, "shapes"), (line.Name, line.Hash, line.Experiment, line.Rank, line.Population, line.Data));
        Assert.Equal(fixture.Trial.Complexity.Flops, line.Flops);
        Assert.Equal(fixture.Entry.Metrics.Test.Error, line.TestError);
    }

    [Fact]
    public void List_NoZoo_IsEmpty() => Assert.Empty(new ZooLibrary(Path.Combine(fixture.Folder, "nothing")).List());

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void Open_FolderInTheZoo_IsItsEntry(string end)
        => Assert.Equal("anynet-a-17", fixture.Zoo.Open(Path.Combine(fixture.Zoo.Root, "anynet-a-17") + end).Metrics.Name);

    [Fact]
    public void Open_FolderInAnotherZoo_SaysSo()
    {
        var other = fixture.Copy();
        var folder = Path.Combine(other.Root, "anynet-a-17");
        Assert.Contains("no entry", Assert.Throws<InvalidInputException>(() => fixture.Zoo.Open(folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anynet-a-71", "did you mean \"anynet-a-17\"")]
    [InlineData("../anynet-a-17", "no entry")]
    [InlineData("", "no entry")]
    public void Open_UnknownName_SaysSo(string name, string expected)
        => Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => fixture.Zoo.Open(name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("metrics.json", "{", "metrics.json")]
    [InlineData("metrics.json", "null", "metrics.json")]
    [InlineData("metrics.json", "{\"version\": 1}", "required")]
    [InlineData("model.json", "{}", "model.json")]
    [InlineData("model.json", null, "model.json")]
    public void Open_CorruptEntry_NamesTheFile(string file, string? content, string expected)
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", file);
        if (content is null)
            File.Delete(path);
        else
            File.WriteAllText(path, content);
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => zoo.Open("anynet-a-17")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NewerFormat_AsksForANewerProgram()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "metrics.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"version\": {ZooMetrics.CurrentVersion},", $"\"version\": {ZooMetrics.CurrentVersion + 1},", StringComparison.Ordinal));
        Assert.Contains("newer program", Assert.Throws<InvalidInputException>(() => zoo.Open("anynet-a-17")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherModel_IsAContradiction()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "model.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"width\":16", "\"width\":24", StringComparison.Ordinal));
        Assert.Contains("the entry was changed", Assert.Throws<InvalidInputException>(() => zoo.Open("anynet-a-17")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_CorruptIndex_NamesIt()
    {
        var zoo = fixture.Copy();
        File.WriteAllText(Path.Combine(zoo.Root, "index.json"), "[]");
        Assert.Contains("index.json", Assert.Throws<InvalidInputException>(zoo.List).Message, StringComparison.Ordinal);
    }
}

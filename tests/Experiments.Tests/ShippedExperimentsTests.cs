namespace Explorer.Experiments.Tests;

public sealed class ShippedExperimentsTests
{
    public static TheoryData<string> Files => ShippedFiles.Experiments;

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_EveryShippedFile_IsAcceptedAndNamedAsItsFile(string file)
    {
        var experiment = Load(file);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), experiment.Name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_DefinitionOfEveryShippedFile_GivesTheSameExperiment(string file)
    {
        var experiment = Load(file);
        Assert.Equal(experiment, ExperimentReader.Parse(experiment.Definition, experiment.Origin));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Create_EveryShippedFile_GivesDifferentNetworksInsideTheWindow(string file)
    {
        var experiment = Load(file);
        var plan = ExperimentPlan.Create(experiment, 32);

        var window = ((SampledSpace)experiment.Space).Complexity;
        Assert.Equal(32, plan.Select(t => t.Hash).Distinct().Count());
        Assert.All(plan, t =>
        {
            Assert.Equal(0, window.Flops.Distance(t.Complexity.Flops));
            Assert.Equal(0, window.Params.Distance(t.Complexity.Params));
            Assert.Equal(0, window.Activations.Distance(t.Complexity.Activations));
        });
    }

    // The paper's table of design spaces: as it counts, and exactly, where ties between stages make a difference.
    [Theory]
    [InlineData("anynet-a", "1.8e18", "1.8e18", 16)]
    [InlineData("anynet-b", "6.8e16", "6.8e16", 13)]
    [InlineData("anynet-c", "3.2e14", "3.2e14", 10)]
    [InlineData("anynet-d", "1.38e13", "1.3e13", 10)]
    [InlineData("anynet-e", "8.17e11", "5.5e11", 10)]
    [InlineData("regnetx", null, "3.0e8", 6)]
    public void Size_OfThePapersSpaces_IsThePapers(string name, string? exact, string paper, int dimensions)
    {
        var space = Load($"{name}-imagenet-regime.json").Space;

        Assert.Equal(dimensions, SpaceSize.Dimensions(space));
        AssertRounds(paper, PaperSize.Of(space) ?? SpaceSize.Of(space)!.Value);
        if (exact is not null)
            AssertRounds(exact, SpaceSize.Of(space)!.Value);
    }

    private static Experiment Load(string file) => ExperimentReader.Load(ShippedFiles.Path(file));

    // Within a unit of the last digit given: the paper cuts some of its sizes off and rounds others.
    private static void AssertRounds(string expected, System.Numerics.BigInteger found)
    {
        var value = double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        var digits = expected.Split('e')[0].Length - 2;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - digits);
        Assert.InRange((double)found, value - unit, value + unit);
    }
}

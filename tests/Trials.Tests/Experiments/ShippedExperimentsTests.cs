using Explorer.SearchSpace.Spaces;
using Explorer.Trials.Experiments;

namespace Explorer.Trials.Tests.Experiments;

public sealed class ShippedExperimentsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "experiments");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

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

    private static Experiment Load(string file) => ExperimentReader.Load(Path.Combine(Folder, file));
}

using System.Diagnostics;
using Explorer.Analysis.Derivation;
using Explorer.Analysis.LinearWidths;
using Explorer.Analysis.Populations;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Spaces;
using Explorer.Trials.Experiments;

namespace Explorer.Analysis.Tests.Derivation;

public sealed class SpaceDerivationTests
{
    [Fact]
    public void Propose_RisingWidthsWinAndGroupWidthIsNeutral_OrdersWidthsAndSharesGroupWidth()
    {
        var experiment = PlantedPopulation.AnyNet(400);
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.04 * Falls(network)), noise: 0.03, seed: 1);

        var proposal = SpaceDerivation.Propose(experiment, population);

        Assert.Contains(proposal.Changes, change => (change.Path, change.Evidence.Parameter) == ("$.space.nonDecreasing", "width"));
        Assert.Contains(proposal.Changes, change => (change.Evidence.Kind, change.Evidence.Parameter) == (ChangeKind.Share, "groupWidth"));
        Assert.DoesNotContain(proposal.Changes, change => change.Path == "$.space.nonIncreasing");
        Assert.DoesNotContain(proposal.Changes, change => change.Evidence.Parameter == "depth" && change.Evidence.Kind == ChangeKind.Order);
        var next = (AnyNetSpace)ExperimentReader.Parse(proposal.Definition!, "next").Space;
        Assert.Equal(StageOrder.NonDecreasing, next.Width.Order);
        Assert.Equal(StageOrder.Shared, next.GroupWidth.Order);
    }

    [Fact]
    public void Propose_BottleneckRatioOneIsBest_FixesIt()
    {
        var experiment = PlantedPopulation.AnyNet(200, """, "shared": ["bottleneckRatio", "groupWidth"]""");
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.06 * Math.Log2(network.Stages[0].BottleneckRatio)), noise: 0.03, seed: 2);

        var proposal = SpaceDerivation.Propose(experiment, population);

        var change = Assert.Single(proposal.Changes, change => change.Evidence.Parameter == "bottleneckRatio");
        Assert.Equal((ChangeKind.Fix, "1"), (change.Evidence.Kind, change.After));
        Assert.True(change.Evidence.Effect!.Value < 0);
        Assert.Contains("refuted when", change.Refutation, StringComparison.Ordinal);
        Assert.Equal(1, ((AnyNetSpace)ExperimentReader.Parse(proposal.Definition!, "next").Space).BottleneckRatio.Stages[0].High);
    }

    [Fact]
    public void Propose_StagesThatShareARatioLose_DoesNotShareIt()
    {
        var experiment = PlantedPopulation.AnyNet(300);
        var population = PlantedPopulation.Of(
            experiment, network => 0.3 + (0.04 * Falls(network)) - (0.05 * network.Stages.Select(stage => stage.BottleneckRatio).Distinct().Count()), noise: 0.02, seed: 3);

        var proposal = SpaceDerivation.Propose(experiment, population);

        var evidence = Assert.Single(proposal.Rejected, evidence => (evidence.Kind, evidence.Parameter) == (ChangeKind.Share, "bottleneckRatio"));
        Assert.True(evidence.Effect!.Value > 0);
    }

    [Fact]
    public void Propose_NetworksNearALineWin_ProposesTheLineWithRangesFromTheBest()
    {
        var experiment = PlantedPopulation.AnyNet(300, """, "shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"]""");
        var population = PlantedPopulation.Of(
            experiment,
            network => 0.3 + (0.1 * Math.Sqrt(LinearWidthFit.Of(NetworkShape.Of(network)!.Stages)?.FitError ?? 1)),
            noise: 0.01,
            seed: 4);

        var proposal = SpaceDerivation.Propose(experiment, population);

        Assert.Contains(proposal.Changes, change => change.Evidence.Kind == ChangeKind.Linear);
        var next = Assert.IsType<RegNetSpace>(ExperimentReader.Parse(proposal.Definition!, "next").Space);
        Assert.Equal((4, 4), (next.LeastStages, next.MostStages));
        Assert.True(next.Depth.Low >= 4 && next.Depth.High <= 64);
        Assert.NotEmpty(ExperimentPlan.Create(ExperimentReader.Parse(proposal.Definition!, "next"), 3));
    }

    [Fact]
    public void Extension_OntoTheGivenFile_MergesToTheDefinition()
    {
        using var folder = new TemporaryFolder();
        var experiment = PlantedPopulation.AnyNet(300, """, "shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"]""");
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.1 * Math.Sqrt(LinearWidthFit.Of(NetworkShape.Of(network)!.Stages)?.FitError ?? 1)), noise: 0.01, seed: 4);
        var proposal = SpaceDerivation.Propose(experiment, population);
        File.WriteAllText(Path.Combine(folder.Path, "planted.json"), experiment.Definition);
        var next = Path.Combine(folder.Path, "next.json");
        File.WriteAllText(next, proposal.Extension!.Insert(1, "\"extends\": \"planted.json\", "));

        Assert.Equal(proposal.Definition, ExperimentReader.Load(next).Definition);
    }

    /// <summary>At a level of 5 %, 200 populations of noise give at most 10 proposals in the mean; more than 19 have probability below 0.4 %.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(""", "shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"]""")]
    public void Propose_PopulationsOfNoise_ProposesNothingAtItsLevel(string constraints)
    {
        var experiment = PlantedPopulation.AnyNet(64, constraints);
        var networks = PlantedPopulation.Of(experiment, _ => 0.4, noise: 0.05, seed: 1);

        var proposals = Enumerable.Range(0, 200).Select(seed => SpaceDerivation.Propose(experiment, PlantedPopulation.Noise(networks, seed))).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{proposals.Count(proposal => proposal.Changes.Count > 0)} of {proposals.Count}");
        Assert.InRange(proposals.Count(proposal => proposal.Changes.Count > 0), 0, 19);
        Assert.All(proposals, proposal => Assert.Equal(proposal.Changes.Count == 0, proposal.Definition is null));
        Assert.All(proposals, proposal => Assert.InRange(proposal.NeededCount, 100, 400));
    }

    [Fact]
    public void Propose_AListOfNetworks_DerivesFromTheSpaceTheySpan()
    {
        var sampled = PlantedPopulation.AnyNet(300, """, "shared": ["bottleneckRatio", "groupWidth"]""");
        var population = PlantedPopulation.Of(sampled, network => 0.3 + (0.04 * Falls(network)), noise: 0.02, seed: 5);
        var list = sampled with { Space = new ConfigListSpace([.. population.Members.Select(member => member.Trial.Config)]) };

        var proposal = SpaceDerivation.Propose(list, population);

        Assert.Contains(proposal.Changes, change => (change.Path, change.Evidence.Parameter) == ("$.space.nonDecreasing", "width"));
        var next = (AnyNetSpace)ExperimentReader.Parse(proposal.Definition!, "next").Space;
        Assert.Equal((StageOrder.NonDecreasing, StageOrder.Shared), (next.Width.Order, next.BottleneckRatio.Order));
    }

    [Fact]
    public void Propose_NoTrialCounts_SaysSo() =>
        Assert.Contains("run it first", Assert.Throws<InvalidInputException>(() => SpaceDerivation.Propose(PlantedPopulation.AnyNet(10), Population.Of([]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Propose_ManyTrials_TakesSeconds()
    {
        var experiment = PlantedPopulation.AnyNet(1_500);
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.02 * Falls(network)), noise: 0.05, seed: 6);
        var watch = Stopwatch.StartNew();

        var proposal = SpaceDerivation.Propose(experiment, population);

        TestContext.Current.TestOutputHelper?.WriteLine($"{population.Count} trials: {watch.Elapsed.TotalSeconds:F2} s");
        Assert.NotEmpty(proposal.Changes);
        Assert.True(watch.Elapsed.TotalSeconds < 60, $"{watch.Elapsed}");
    }

    private static int Falls(AnyNetConfig network) =>
        network.Stages.Zip(network.Stages.Skip(1), (left, right) => right.Width < left.Width).Count(falls => falls);
}

using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Tests.Derivation;

/// <summary>The networks of a narrower space judge it, not those that come near.</summary>
public sealed class TrueMembersTests
{
    private const string Rising = "widths that never fall from stage to stage";
    private const string Line = "widths from a quantised line (regnet)";

    [Fact]
    public void Propose_SharersLoseTwelvePointsAndNearSharersNothing_DoesNotShare()
    {
        var experiment = PlantedPopulation.AnyNet(400);
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.03 * Falls(network)) + (Different(network) == 1 ? 0.12 : 0), noise: 0.03, seed: 4);
        var sharers = population.Members.Count(member => Different(member.Trial.Config.ToAnyNet()) == 1);

        var proposal = SpaceDerivation.Propose(experiment, population);

        Assert.InRange(sharers, 2, 7);
        Assert.Contains(proposal.Changes, change => change.Evidence.Candidate == Rising);
        Assert.DoesNotContain(proposal.Changes, change => change.Evidence.Parameter == "groupWidth");
        var evidence = Assert.Single(proposal.Rejected, evidence => (evidence.Kind, evidence.Parameter) == (ChangeKind.Share, "groupWidth"));
        Assert.Equal((sharers, 400 - sharers), (evidence.Kept, evidence.Others));
        Assert.InRange(0.12, evidence.Effect!.Interval!.Lower, evidence.Effect.Interval.Upper);
        Assert.True(evidence.Effect.Interval.Lower > 0);
        Assert.StartsWith("its members are shown to be worse", evidence.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_ManySharersShownALittleWorse_DoesNotShare()
    {
        // A cost of about half the margin, but shown: its interval lies above 0.
        var experiment = PlantedPopulation.AnyNet(2_000);
        var population = PlantedPopulation.Of(
            experiment, network => 0.3 + (0.04 * Falls(network)) + (network.Stages.Select(stage => stage.BottleneckRatio).Distinct().Count() == 1 ? 0.02 : 0), noise: 0.02, seed: 2);

        var evidence = Assert.Single(SpaceDerivation.Propose(experiment, population, new DerivationSettings { Margin = 1 }).Rejected, evidence => (evidence.Kind, evidence.Parameter) == (ChangeKind.Share, "bottleneckRatio"));

        Assert.True(evidence.AdjustedPValue <= 0.05);
        Assert.True(evidence.Effect!.Interval!.Lower > 0);
    }

    [Fact]
    public void Propose_NearMembersWinAndMembersLose_DoesNotOrder()
    {
        var experiment = PlantedPopulation.AnyNet(400);
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (Falls(network) switch { 0 => 0.06, 1 => -0.03, _ => 0 }), noise: 0.03, seed: 1);

        var proposal = SpaceDerivation.Propose(experiment, population);

        var evidence = Assert.Single(proposal.Rejected, evidence => evidence.Candidate == Rising);
        Assert.Equal(population.Members.Count(member => Falls(member.Trial.Config.ToAnyNet()) == 0), evidence.Kept);
        var others = population.Members.Select(member => Falls(member.Trial.Config.ToAnyNet())).Where(falls => falls > 0).Average(falls => falls == 1 ? -0.03 : 0);
        Assert.InRange(0.06 - others, evidence.Effect!.Interval!.Lower, evidence.Effect.Interval.Upper);
        Assert.Null(evidence.Near);
    }

    [Fact]
    public void Propose_TooFewMembers_SaysSoAndProposesThemOnlyWhereAsked()
    {
        var experiment = PlantedPopulation.AnyNet(60);
        var population = PlantedPopulation.Of(experiment, network => 0.2 + (0.08 * Falls(network)), noise: 0.02, seed: 1);
        int[] falls = [.. population.Members.Select(member => Falls(member.Trial.Config.ToAnyNet()))];
        var (members, near) = (falls.Count(count => count == 0), falls.Count(count => count == 1));

        var proposal = SpaceDerivation.Propose(experiment, population);

        Assert.InRange(members, 0, 7);
        Assert.DoesNotContain(proposal.Changes, change => change.Evidence.Candidate == Rising);
        var evidence = Assert.Single(proposal.Beside, evidence => evidence.Candidate == Rising);
        Assert.Null(evidence.PValue);
        Assert.Contains($"not tried: {members} members of the narrower space in the sample, expected at least 8", evidence.Reason, StringComparison.Ordinal);
        Assert.Equal((members, near), (evidence.Kept, evidence.Near!.Count));
        Assert.True(evidence.Near.Effect!.Interval!.Upper < 0);
        Assert.Equal(Rising, proposal.Suggested);

        var asked = SpaceDerivation.Propose(experiment, population, new DerivationSettings { Beside = Rising });
        Assert.Equal([Rising], asked.Changes.Select(change => change.Evidence.Candidate));
        Assert.Equal(StageOrder.NonDecreasing, ((AnyNetSpace)ExperimentReader.Parse(asked.Definition!, "next").Space).Width.Order);
        Assert.Contains(Rising, Assert.Throws<InvalidInputException>(() => SpaceDerivation.Propose(experiment, population, new DerivationSettings { Beside = "wider" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_RatioOfEveryStage_CountsNetworksWithAllStagesInTheRange()
    {
        // Only the mean counts for the error; the range is judged by networks whose every stage lies in it.
        var experiment = PlantedPopulation.AnyNet(400);
        var population = PlantedPopulation.Of(experiment, network => 0.3 + (0.1 * network.Stages.Average(stage => Math.Log2(stage.BottleneckRatio))), noise: 0.01, seed: 3);

        var proposal = SpaceDerivation.Propose(experiment, population);

        var evidence = Assert.Single(All(proposal), evidence => evidence.Parameter == "bottleneckRatio" && evidence.Kind != ChangeKind.Share);
        var highest = evidence.Candidate.EndsWith('2') ? 2 : 1;
        Assert.Equal(population.Members.Count(member => member.Trial.Config.ToAnyNet().Stages.All(stage => stage.BottleneckRatio <= highest)), evidence.Kept);
    }

    [Fact]
    public void Propose_NetworksOnALineWin_CountsThemAloneAndProposesTheLine()
    {
        var (experiment, population, lines) = Lines(onLine: 0.25, offLine: 0.35);

        var proposal = SpaceDerivation.Propose(experiment, population);

        var evidence = Assert.Single(All(proposal), evidence => evidence.Kind == ChangeKind.Linear);
        Assert.Equal((lines, population.Count - lines), (evidence.Kept, evidence.Others));

        // 10 points, less what goes with FLOPs: the wide last stages cost more.
        Assert.InRange(evidence.Effect!.Value, -0.11, -0.05);
        Assert.Contains(proposal.Changes, change => change.Evidence == evidence);
        var next = Assert.IsType<RegNetSpace>(ExperimentReader.Parse(proposal.Definition!, "next").Space);
        Assert.Equal((4, 4), (next.LeastStages, next.MostStages));
        Assert.NotEmpty(ExperimentPlan.Create(ExperimentReader.Parse(proposal.Definition!, "next"), 3));
    }

    [Fact]
    public void Propose_NetworksOnALineLose_DoesNotProposeTheLine()
    {
        var (experiment, population, _) = Lines(onLine: 0.35, offLine: 0.25);

        var proposal = SpaceDerivation.Propose(experiment, population);

        Assert.Single(proposal.Rejected, evidence => evidence.Candidate == Line && evidence.Effect!.Interval!.Lower > 0);
    }

    private static IEnumerable<DerivationEvidence> All(DerivationProposal proposal) =>
        proposal.Changes.Select(change => change.Evidence).Concat(proposal.Hypotheses.Select(hypothesis => hypothesis.Evidence)).Concat(proposal.Rejected).Concat(proposal.Beside);

    // Lines of w_m = 2, whose widths need no rounding; and the same networks with a last stage three times as wide, which no line has.
    private static (Experiment Experiment, Population Population, int Lines) Lines(double onLine, double offLine)
    {
        var random = new Random(5);
        var trials = new List<TrialRecord>();
        foreach (var (width, depth) in from width in (int[])[8, 16, 24, 32] from depth in Enumerable.Range(8, 6) select (width, depth))
        {
            var blocks = new int[depth];
            LinearQuantization.Fill(Math.Round(7.0 * width / (depth - 1), MidpointRounding.ToEven), width, 2, blocks);
            var stages = blocks.GroupBy(block => block).ToList();
            int[] depths = [.. stages.Select(stage => stage.Count())];
            int[] widths = [.. stages.Select(stage => stage.Key)];
            trials.Add(SyntheticTrials.Completed(trials.Count, onLine + (0.01 * PlantedPopulation.Normal(random)), SyntheticTrials.Network(depths, widths)).Replanned(planned => planned with { Hash = $"n{trials.Count}" }));
            widths[^1] *= 3;
            trials.Add(SyntheticTrials.Completed(trials.Count, offLine + (0.01 * PlantedPopulation.Normal(random)), SyntheticTrials.Network(depths, widths)).Replanned(planned => planned with { Hash = $"n{trials.Count}" }));
        }

        var population = Population.Of(trials);
        var space = new ConfigListSpace([.. population.Members.Select(member => member.Trial.Config)]);
        return (PlantedPopulation.AnyNet(trials.Count) with { Space = space }, population, trials.Count / 2);
    }

    private static int Falls(AnyNetConfig network) => network.Stages.Zip(network.Stages.Skip(1)).Count(pair => pair.Second.Width < pair.First.Width);

    private static int Different(AnyNetConfig network) => network.Stages.Select(stage => stage.GroupWidth).Distinct().Count();
}

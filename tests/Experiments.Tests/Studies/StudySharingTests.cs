using Explorer.Experiments.Studies;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Experiments.Tests.Studies;

/// <summary>Spaces of the paper's chain, of which some are others under a condition.</summary>
public sealed class StudySharingTests
{
    [Theory]
    [InlineData("anynet-d", "anynet-c", true)]
    [InlineData("anynet-e", "anynet-c", true)]
    [InlineData("anynet-e", "anynet-d", true)]
    [InlineData("anynet-c-widths-decreasing", "anynet-c", true)]
    [InlineData("anynet-c", "anynet-d", false)]
    [InlineData("anynet-c", "anynet-c", false)]
    [InlineData("anynet-c-widths-decreasing", "anynet-d", false)]
    [InlineData("anynet-b", "anynet-a", false)] // One value for all stages is no condition on free values.
    [InlineData("anynet-c-widths-equal", "anynet-c", false)]
    [InlineData("regnetx", "anynet-e", false)]
    public void IsWithin_SpacesOfTheChain_OrdersAreConditionsAndSharedValuesAreNot(string space, string wider, bool expected) =>
        Assert.Equal(expected, NestedSpaces.IsWithin(Chain(space).Space, Chain(wider).Space));

    [Fact]
    public void IsWithin_NarrowerBudget_IsACondition()
    {
        var space = (SampledSpace)Chain("regnetx").Space;
        var narrow = space with { Complexity = space.Complexity with { Flops = new CountRange(4_200_000, 4_800_000) } };
        Assert.True(NestedSpaces.IsWithin(narrow, space));
        Assert.False(NestedSpaces.IsWithin(space, narrow));
        var members = NestedSpaces.Members(space, 1, 200, narrow);
        Assert.InRange(members.Count, 20, 180);
        var sample = new SpaceSampler(space, 1).Take(200);
        Assert.Equal(sample.Where(network => network.Complexity.Flops is >= 4_200_000 and <= 4_800_000).Select(network => network.Index), members);
    }

    [Theory]
    [InlineData("anynet-c", "anynet-d")]
    [InlineData("anynet-d", "anynet-e")]
    public void Members_OfTheWiderSample_AreDistributedAsTheSpaceIs(string wider, string space)
    {
        var (wide, narrow) = ((SampledSpace)Chain(wider).Space, (SampledSpace)Chain(space).Space);
        var sample = new SpaceSampler(wide, 3).Take(12_000);
        var members = NestedSpaces.Members(wide, 3, sample.Count, narrow).Select(i => sample[i].Config.ToAnyNet()).ToList();
        var own = new SpaceSampler(narrow, 4).Take(4_000).Select(network => network.Config.ToAnyNet()).ToList();
        Assert.InRange(members.Count, 300, 6_000);

        // Widths that are equal after group compatibility were drawn in either order: those drawn falling are not of the space.
        Func<AnyNetConfig, double>[] measures =
        [
            net => net.Stages[0].Width, net => net.Stages[^1].Width, net => net.Stages[0].Depth, net => net.Stages[^1].Depth, net => net.Stages[0].GroupWidth,
            net => net.Stages.Zip(net.Stages.Skip(1)).Count(pair => pair.First.Width == pair.Second.Width),
        ];
        foreach (var (number, measure) in measures.Index())
        {
            var (a, b) = (Moments(members.ConvertAll(net => measure(net))), Moments(own.ConvertAll(net => measure(net))));
            Assert.True(Math.Abs(a.Mean - b.Mean) < 4 * Math.Sqrt((a.Variance / members.Count) + (b.Variance / own.Count)), $"measure {number}: {a.Mean} and {b.Mean}");
        }
    }

    [Fact]
    public void Sharing_OfTheChain_TakesMembersOfEveryStepBeforeThatIsWider()
    {
        var study = StudyReader.Load(Path.Combine(Repository.Root, "experiments", "regnet-chain-study.json"));
        Assert.Empty(new StudySharing(study).Of("chain-anynet-d"));

        var sharing = new StudySharing(study with { SharesNetworks = true });
        var d = Assert.Single(sharing.Of("chain-anynet-d"));
        Assert.Equal("chain-anynet-c", d.Source.Name);
        Assert.Equal(48 - d.Indices.Count, sharing.Own("chain-anynet-d"));
        Assert.Equal(d.Indices.Count / 48.0, sharing.Share("chain-anynet-d"), 0.15);
        Assert.All(sharing.Of("chain-anynet-e"), part => Assert.Contains(part.Source.Name, (string[])["chain-anynet-d", "chain-anynet-c"]));
        Assert.All(sharing.Of("chain-anynet-e").Where(part => part.Source.Name == "chain-anynet-d").SelectMany(part => part.Indices), i => Assert.True(i < sharing.Own("chain-anynet-d")));
        Assert.Null(sharing.Own("chain-anynet-b"));
        Assert.Null(sharing.Own("chain-regnetx"));
    }

    [Fact]
    public void Sharing_StepTrainedInAnotherWay_TakesNothing()
    {
        var study = StudyReader.Load(Path.Combine(Repository.Root, "experiments", "regnet-chain-study.json")) with { SharesNetworks = true };
        var longer = study.Steps.Select(step => step.Experiment.Name != "chain-anynet-d" ? step : step with
        {
            Experiment = step.Experiment with { Training = step.Experiment.Training with { Settings = step.Experiment.Training.Settings with { Epochs = 20 } } },
        });
        Assert.Empty(new StudySharing(study with { Steps = longer.ToValueList() }).Of("chain-anynet-d"));
    }

    private static Experiment Chain(string name) => ExperimentReader.Load(Path.Combine(Repository.Root, "experiments", "regnet-chain", $"{name}.json"));

    private static (double Mean, double Variance) Moments(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}

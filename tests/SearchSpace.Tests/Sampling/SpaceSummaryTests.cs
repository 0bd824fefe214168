namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class SpaceSummaryTests
{
    // Depth 1 and 2 are equally likely; only depth 1 costs less than depth 1 and 2 blocks' mean.
    private static readonly string TwoNetworks = SpaceTexts.With(
        SpaceTexts.AnyNetA, """{"stages": 1, "depth": {"choices": [1, 2]}, "width": 32, "bottleneckRatio": 1, "groupWidth": 1}""");

    [Fact]
    public void Of_HalfInsideTheWindow_EstimatesOneHalfWithWilsonsInterval()
    {
        var costs = new SpaceSampler(SpaceTexts.Read(TwoNetworks), 1).Take(2).Select(s => s.Complexity.Flops).Order().ToArray();
        var space = SpaceTexts.Read(SpaceTexts.With(TwoNetworks, $$$"""{"complexity": {"flops": [null, {{{costs[0]}}}]}}"""));
        var summary = SpaceSummary.Of(space, seed: 1, attempts: 10_000);

        Assert.InRange(summary.Acceptance, 0.48, 0.52);
        Assert.InRange(summary.AcceptanceHigh - summary.AcceptanceLow, 0.0195, 0.0197);
        Assert.InRange(summary.Acceptance, summary.AcceptanceLow, summary.AcceptanceHigh);
        Assert.Equal(2, summary.Size);
        Assert.Equal(1, summary.Dimensions);
        Assert.Equal(new ComplexityQuantiles(costs[0], costs[0], costs[0], costs[0], costs[0]), summary.Accepted!.Flops);
        Assert.Equal(costs[0], summary.Drawn!.Flops.Least);
        Assert.Equal(costs[1], summary.Drawn.Flops.Most);
    }

    [Fact]
    public void Of_NothingInsideTheWindow_HasNoAcceptedSpreadAndAnIntervalFromZero()
    {
        var summary = SpaceSummary.Of(SpaceTexts.Read(SpaceTexts.With(TwoNetworks, """{"complexity": {"flops": [null, 1]}}""")), attempts: 1000);

        Assert.Null(summary.Accepted);
        Assert.Equal(0, summary.Acceptance);
        Assert.Equal(0, summary.AcceptanceLow, 1e-12);
        Assert.InRange(summary.AcceptanceHigh, 0.003, 0.005);
    }

    [Fact]
    public void Of_OneToEight_HasTheirQuartiles() =>
        Assert.Equal(new ComplexityQuantiles(1, 2, 4, 6, 8), ComplexityQuantiles.Of([8, 7, 6, 5, 4, 3, 2, 1]));
}

namespace Explorer.Statistics.Tests.Distributions;

public sealed class ParetoFrontTests
{
    [Fact]
    public void Of_DominatedPoints_LeavesThemOut() =>
        Assert.Equal([2, 0, 4], ParetoFront.Of([(2, 0.3), (3, 0.3), (1, 0.5), (4, 0.4), (5, 0.1), (5, 0.2)]));

    [Fact]
    public void Of_AnyPoints_NoOtherBeatsOneOfTheFront()
    {
        var random = new SearchSpace.Sampling.SplitMix64(3);
        (double Cost, double Error)[] points = [.. Enumerable.Range(0, 200).Select(_ => ((double)random.NextInt(50), random.NextInt(50) / 50.0))];
        var front = ParetoFront.Of(points);

        Assert.All(front, i => Assert.DoesNotContain(points, p => p.Cost <= points[i].Cost && p.Error < points[i].Error));
        Assert.All(
            Enumerable.Range(0, points.Length).Except(front),
            i => Assert.Contains(front, j => points[j].Cost <= points[i].Cost && points[j].Error <= points[i].Error));
    }
}

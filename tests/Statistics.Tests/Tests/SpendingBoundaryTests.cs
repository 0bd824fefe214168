namespace Explorer.Statistics.Tests.Tests;

public sealed class SpendingBoundaryTests
{
    // Published for five equal looks, two-sided 5 %, half on each side, O'Brien-Fleming-type spending: 4.8769, 3.3569, 2.6803, 2.2898, 2.0310
    // (Reboussin, DeMets, Kim and Lan, Programs for computing group sequential boundaries, 1996; also R's gsDesign).
    [Fact]
    public void Of_FiveEqualLooks_GivesThePublishedBounds()
    {
        var bounds = SpendingBoundary.Of([0.2, 0.4, 0.6, 0.8, 1], 0.05);

        double[] published = [4.8769, 3.3569, 2.6803, 2.2898, 2.0310];
        Assert.All(bounds.Zip(published), pair => Assert.Equal(pair.Second, pair.First, 0.003));
    }

    [Fact]
    public void Of_OneLook_IsTheFixedTest() => Assert.Equal(1.959964, SpendingBoundary.Of([1], 0.05)[0], 0.0001);
}

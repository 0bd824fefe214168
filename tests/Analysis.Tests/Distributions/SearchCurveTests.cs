using Explorer.Analysis.Distributions;

namespace Explorer.Analysis.Tests.Distributions;

public sealed class SearchCurveTests
{
    [Fact]
    public void RandomSearch_UniformErrors_FindsTheExpectedLeast()
    {
        // The least of k uniform draws on (0, 1) has mean 1/(k + 1).
        var curve = RandomSearchCurve.Of(ErrorPopulations.Of(Enumerable.Range(0, 4000).Select(i => (i + 0.5) / 4000)));

        Assert.Equal([1, 2, 4, 8], curve.Take(4).Select(point => point.Draws));
        Assert.Equal([4000, 2000, 1000, 500], curve.Take(4).Select(point => point.Repeats));
        Assert.All(curve.Take(5), point => Assert.Equal(1.0 / (point.Draws + 1), point.MeanBest, 4 * point.Deviation!.Value / Math.Sqrt(point.Repeats)));
        Assert.Null(curve[^1].Deviation);
    }

    [Fact]
    public void SampleSize_Distances_FallWithTheRootOfTheSize()
    {
        var curve = SampleSizeCurve.Of(ErrorPopulations.Of(Enumerable.Range(0, 1000).Select(i => i / 1000.0)));

        Assert.Equal([5, 10, 20, 50, 100, 200, 500, 1000], curve.Select(point => point.Count));

        // √n·D has mean √(π/2)·ln 2 = 0.8687 for large n (Kolmogorov's distribution).
        Assert.All(curve.Where(point => point.Count >= 50), point => Assert.Equal(0.8687, point.Mean * Math.Sqrt(point.Count), 0.1));
    }

    [Fact]
    public void Curves_OfNothing_AreEmpty()
    {
        Assert.Empty(RandomSearchCurve.Of(ErrorPopulations.Of([])));
        Assert.Empty(SampleSizeCurve.Of(ErrorPopulations.Of([0.1, 0.2])));
    }
}

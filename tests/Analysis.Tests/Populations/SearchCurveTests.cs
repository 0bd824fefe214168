namespace Explorer.Analysis.Tests.Populations;

public sealed class SearchCurveTests
{
    // The least of k drawn without replacement from 1 … n has mean (n + 1)/(k + 1): n = 4000 here.
    [Fact]
    public void RandomSearch_EquallySpacedErrors_HasTheExpectedLeast()
    {
        var curve = RandomSearchCurve.Of(ErrorPopulations.Of(Enumerable.Range(1, 4000).Select(i => i / 4000.0)));

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4000], curve.Select(point => point.Draws));
        Assert.All(curve, point => Assert.Equal(4001.0 / (point.Draws + 1) / 4000, point.MeanBest, 1e-12));
    }

    // All C(6, k) searches of six errors, two of them alike, by itertools.combinations: k, mean of the least, and the least at 5 % and 95 % of them.
    [Theory]
    [InlineData(1, 0.38333333333333336, 0.1, 0.8)]
    [InlineData(2, 0.22, 0.1, 0.6)]
    [InlineData(4, 0.13333333333333333, 0.1, 0.2)]
    [InlineData(6, 0.1, 0.1, 0.1)]
    public void RandomSearch_SixErrors_IsThatOfEverySearch(int draws, double mean, double lower, double upper)
    {
        var point = RandomSearchCurve.Of(ErrorPopulations.Of([0.1, 0.2, 0.2, 0.4, 0.6, 0.8])).Single(point => point.Draws == draws);

        Assert.Equal(mean, point.MeanBest, 1e-12);
        Assert.Equal((lower, upper), (point.Lower, point.Upper));
    }

    [Fact]
    public void RandomSearch_AnyPopulation_StartsAtTheMeanEndsAtTheLeastAndNeverRises()
    {
        var random = new Random(3);
        for (var count = 1; count <= 40; count++)
        {
            var population = ErrorPopulations.Of(ErrorPopulations.Skewed(count, random));

            var curve = RandomSearchCurve.Of(population);

            Assert.Equal(population.Errors.ToArray().Average(), curve[0].MeanBest, 1e-12);
            Assert.Equal(population.Errors[0], curve[^1].MeanBest, 1e-12);
            Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.Second.MeanBest <= pair.First.MeanBest && pair.Second.Upper <= pair.First.Upper));
        }
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

using Explorer.Analysis.Correlations;

namespace Explorer.Analysis.Tests.Correlations;

public sealed class WeightedKendallTests
{
    [Fact]
    public void Of_RandomPairsWithTies_CountsEachAsOftenAsItIsRepeated()
    {
        var random = new Random(3);
        for (var repeat = 0; repeat < 100; repeat++)
        {
            var count = 2 + random.Next(30);
            double[] x = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(8))];
            double[] y = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(12))];
            int[] weights = [.. Enumerable.Range(0, count).Select(_ => random.Next(4))];
            int[] repeated = [.. Enumerable.Range(0, count).SelectMany(i => Enumerable.Repeat(i, weights[i]))];

            var expected = KendallTau.Of([.. repeated.Select(i => x[i])], [.. repeated.Select(i => y[i])]);
            var tau = WeightedKendall.Of(RankOrder.Of(x), RankOrder.Of(y), weights);

            Assert.Equal(expected is null, tau is null);
            Assert.Equal(expected ?? 0, tau ?? 0, 12);
        }
    }
}

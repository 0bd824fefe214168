using Explorer.Analysis.Correlations;

namespace Explorer.Analysis.Tests.Correlations;

public sealed class KendallCorrelationTests
{
    // The example of scipy.stats.kendalltau's documentation.
    [Fact]
    public void TauB_ExampleWithTies_IsScipysNumber() =>
        Assert.Equal(-0.47140452079103173, KendallCorrelation.TauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value, 14);

    [Fact]
    public void TauB_RandomPairsWithTies_IsWhatCountingAllPairsGives()
    {
        var random = new Random(3);
        for (var repeat = 0; repeat < 50; repeat++)
        {
            var count = 2 + random.Next(30);
            double[] x = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(8))];
            double[] y = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(12))];
            var pairs = Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(j => (X: Math.Sign(x[i] - x[j]), Y: Math.Sign(y[i] - y[j])))).ToList();
            var product = (double)pairs.Count(pair => pair.X != 0) * pairs.Count(pair => pair.Y != 0);

            var tau = KendallCorrelation.TauB(x, y);

            double? expected = product > 0 ? pairs.Sum(pair => pair.X * pair.Y) / Math.Sqrt(product) : null;
            Assert.Equal(expected is null, tau is null);
            Assert.Equal(expected ?? 0, tau ?? 0, 12);
        }
    }

    [Fact]
    public void Weighted_CountsAsOftenAsThePairIsRepeated()
    {
        double[] x = [3, 1, 2, 5];
        double[] y = [2, 1, 3, 3];
        double[] xs = [3, 3, 1, 5, 5, 5];
        double[] ys = [2, 2, 1, 3, 3, 3];

        Assert.Equal(KendallCorrelation.TauB(xs, ys)!.Value, KendallCorrelation.Weighted(RankOrder.Of(x), RankOrder.Of(y), [2, 1, 0, 3])!.Value, 14);
    }

    [Fact]
    public void TauB_ConstantSide_IsUndefined() => Assert.Null(KendallCorrelation.TauB([1, 1, 1], [1, 2, 3]));
}

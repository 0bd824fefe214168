using Explorer.Analysis.Correlations;

namespace Explorer.Analysis.Tests.Correlations;

public sealed class KendallTauTests
{
    // The example of scipy.stats.kendalltau's documentation, with ties on both sides.
    [Fact]
    public void Of_ScipysExample_IsItsValue() => Assert.Equal(-0.47140452079103173, KendallTau.Of([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value, 12);

    [Fact]
    public void Of_RandomPairsWithTies_EqualsCountingAllPairs()
    {
        var random = new Random(1);
        for (var repeat = 0; repeat < 50; repeat++)
        {
            double[] first = [.. Enumerable.Range(0, 23).Select(_ => (double)random.Next(8))];
            double[] second = [.. Enumerable.Range(0, 23).Select(_ => (double)random.Next(8))];
            Assert.Equal(Counted(first, second), KendallTau.Of(first, second)!.Value, 12);
        }
    }

    [Fact]
    public void Of_Constant_IsUndefined() => Assert.Null(KendallTau.Of([1, 1, 1], [1, 2, 3]));

    private static double Counted(double[] first, double[] second)
    {
        var (score, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (Math.Sign(first[i] - first[j]), Math.Sign(second[i] - second[j]));
                score += a * b;
                x += a * a;
                y += b * b;
            }
        }

        return score / Math.Sqrt(x * y);
    }
}

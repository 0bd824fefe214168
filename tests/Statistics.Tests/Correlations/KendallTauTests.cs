namespace Explorer.Statistics.Tests.Correlations;

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
    public void WithInterval_RandomPairsWithTies_IsThatOfLeavingEachOut()
    {
        var random = new Random(2);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            double[] first = [.. Enumerable.Range(0, 20).Select(_ => (double)random.Next(12))];
            double[] second = [.. first.Select(value => value + random.Next(9))];
            var tau = Counted(first, second);
            double[] without = [.. Enumerable.Range(0, 20).Select(left => Counted([.. first.Where((_, i) => i != left)], [.. second.Where((_, i) => i != left)]))];
            var error = Math.Sqrt(19 / 20.0 * without.Sum(one => Math.Pow(one - without.Average(), 2)));

            var interval = KendallTau.WithInterval(first, second)!.Interval!;

            // t(0.975; 19) = 2.093024 of the tables.
            var half = 2.093024 * error / (1 - (tau * tau));
            Assert.Equal(Math.Tanh(Math.Atanh(tau) - half), interval.Lower, 1e-6);
            Assert.Equal(Math.Tanh(Math.Atanh(tau) + half), interval.Upper, 1e-6);
        }
    }

    // With no pair of P out of order, exp(−P(1 − τ)/2) = 2.5 % at the lower end: of 10, P = 45; of 9 of which two tie on both sides 35.
    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 45)]
    [InlineData(new[] { 1.0, 1, 3, 4, 5, 6, 7, 8, 9 }, 35)]
    public void WithInterval_SameOrder_HasWidth(double[] values, int pairs)
    {
        var estimate = KendallTau.WithInterval(values, values)!;

        Assert.Equal((1, 1), (estimate.Value, estimate.Interval!.Upper));
        Assert.Equal(0.025, Math.Exp(-pairs * (1 - estimate.Interval.Lower) / 2), 1e-9);
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

namespace Explorer.Statistics.Tests.Correlations;

public sealed class RankCorrelationTests(ITestOutputHelper output)
{
    // The worked example of many textbooks: IQ against hours of television, ρ = −29/165.
    [Fact]
    public void Of_TextbookPairs_IsMinus29Over165()
    {
        double[] iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        double[] hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

        var estimate = RankCorrelation.Of(iq, hours)!;

        Assert.Equal(-29.0 / 165, estimate.Value, 12);
        Assert.True(estimate.Interval!.Contains(0));
    }

    // Spearman's ρ of bivariate normal pairs: (6/π) asin(ρ/2).
    [Theory]
    [InlineData(16, 0.3)]
    [InlineData(16, 0.951)]
    [InlineData(32, 0.6)]
    [InlineData(32, 0.951)]
    public void Of_SimulatedNormalPairs_CoversAtLeastItsNominalShare(int count, double rho)
    {
        const int Repeats = 2_000;
        var random = new Random(2);
        var truth = 6 / Math.PI * Math.Asin(rho / 2);
        var (below, above) = (0, 0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] x = [.. Enumerable.Range(0, count).Select(_ => Normal(random))];
            double[] y = [.. x.Select(value => (rho * value) + (Math.Sqrt(1 - (rho * rho)) * Normal(random)))];
            var interval = RankCorrelation.Of(x, y)!.Interval!;
            below += interval.Upper < truth ? 1 : 0;
            above += interval.Lower > truth ? 1 : 0;
        }

        output.WriteLine($"of {Repeats} nominal 95 % intervals of {count} pairs {(double)below / Repeats:P1} lie below ρ = {truth:F3} and {(double)above / Repeats:P1} above it");
        Assert.InRange((double)(below + above) / Repeats, 0.005, 0.06);
    }

    [Fact]
    public void Of_RandomPairsWithTies_JackknifeIsThatOfLeavingEachOut()
    {
        var random = new Random(5);
        for (var repeat = 0; repeat < 30; repeat++)
        {
            double[] x = [.. Enumerable.Range(0, 17).Select(_ => (double)random.Next(6 + repeat))];
            double[] y = [.. Enumerable.Range(0, 17).Select(_ => (double)random.Next(9))];

            var without = SpearmanWithout.Of(x, y);

            Assert.All(without.Index(), left => Assert.Equal(RankCorrelation.Coefficient([.. x.Where((_, i) => i != left.Index)], [.. y.Where((_, i) => i != left.Index)])!.Value, left.Item!.Value, 12));
        }
    }

    // 1 − 2·3.689/45 = 0.836 is the least τ of 10 pairs, which normal pairs of ρ = sin(0.836·π/2) have: (6/π) asin(ρ/2) = 0.964.
    [Fact]
    public void Of_SameOrder_HasAnIntervalWithWidth()
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(i => (double)i)];

        var interval = RankCorrelation.Of(x, x)!.Interval!;
        var opposite = RankCorrelation.Of(x, [.. x.Select(value => -value)])!.Interval!;

        Assert.Equal(0.964, interval.Lower, 0.0005);
        Assert.Equal(1, interval.Upper);
        Assert.Equal((-1, -interval.Lower), (opposite.Lower, opposite.Upper));
    }

    // scipy.stats.spearmanr of 10 pairs with ρ = −29/165 has p = 0.6272; of 5 in one order 2 of 120 orders are as extreme.
    [Theory]
    [InlineData(-29.0 / 165, 10, 0.6272)]
    [InlineData(1, 5, 2.0 / 120)]
    [InlineData(-1, 12, 2.0 / 479001600)]
    public void PValue_OfPairs_IsNeverZero(double correlation, int count, double expected) =>
        Assert.Equal(1, RankCorrelation.PValue(correlation, count) / expected, 1e-4);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_TooFewPairs_IsUndefined(int count) => Assert.Null(RankCorrelation.Of(new double[count], new double[count]));

    [Fact]
    public void Of_ConstantSide_IsUndefined() => Assert.Null(RankCorrelation.Of([1, 1, 1], [1, 2, 3]));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

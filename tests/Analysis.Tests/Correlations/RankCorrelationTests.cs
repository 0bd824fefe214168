using Explorer.Analysis.Correlations;
using Explorer.Analysis.Populations;

namespace Explorer.Analysis.Tests.Correlations;

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

    [Fact]
    public void Of_SimulatedNormalPairs_CoversNearItsNominalShare()
    {
        const int Repeats = 2_000;
        const double Rho = 0.6;
        var random = new Random(2);

        // Spearman's ρ of bivariate normal pairs: (6/π) asin(ρ/2).
        var truth = 6 / Math.PI * Math.Asin(Rho / 2);
        var covered = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] x = [.. Enumerable.Range(0, 32).Select(_ => Normal(random))];
            double[] y = [.. x.Select(value => (Rho * value) + (Math.Sqrt(1 - (Rho * Rho)) * Normal(random)))];
            covered += RankCorrelation.Of(x, y)!.Interval!.Contains(truth) ? 1 : 0;
        }

        output.WriteLine($"{(double)covered / Repeats:P1} of {Repeats} nominal 95 % intervals of 32 pairs cover ρ");
        Assert.InRange((double)covered / Repeats, 0.93, 0.97);
    }

    [Fact]
    public void OfError_ErrorFallingWithFlops_IsMinusOne()
    {
        var trials = Enumerable.Range(0, 12).Select(i => SyntheticTrials.Completed(i, 0.9 - (0.05 * i), SyntheticTrials.Network([1 + i], [16])));

        var estimate = RankCorrelation.OfError(Population.Of(trials), NetworkMeasure.Flops)!;

        Assert.Equal(-1, estimate.Value, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_TooFewPairs_IsUndefined(int count) => Assert.Null(RankCorrelation.Of(new double[count], new double[count]));

    [Fact]
    public void Of_ConstantSide_IsUndefined() => Assert.Null(RankCorrelation.Of([1, 1, 1], [1, 2, 3]));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

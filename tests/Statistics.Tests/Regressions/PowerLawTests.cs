namespace Explorer.Statistics.Tests.Regressions;

public sealed class PowerLawTests
{
    [Fact]
    public void Of_ExactPowers_FindsCoefficientAndExponent()
    {
        (double, double)[] points = [.. Enumerable.Range(1, 20).Select(i => (1e6 * i, 6.5 * Math.Sqrt(1e6 * i)))];

        var law = PowerLaw.Of([points])!;

        Assert.Equal(0.5, law.Exponent.Value, 1e-9);
        Assert.Equal(6.5, law.Coefficient.Value, 1e-6);
        Assert.Equal(20, law.Range, 1e-9);
    }

    [Fact]
    public void Of_OneBudget_IsNull() => Assert.Null(PowerLaw.Of([[(2e6, 3.0), (2e6, 4.0)]]));

    /// <summary>The nominal 95 % over noisy samples, within three standard errors of the simulation: of 8 points plain percentiles cover 87 %.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    public void Of_NoisyPowers_IntervalsCover(int count)
    {
        const int Samples = 600;
        var random = new Random(3);
        var covered = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            (double, double)[] points = [.. Enumerable.Range(0, count).Select(_ =>
            {
                var x = 1e6 * Math.Pow(100, random.NextDouble());
                return (x, 2 * x * Math.Exp(0.3 * ((2 * random.NextDouble()) - 1)));
            })];
            covered += PowerLaw.Of([points], (ulong)sample)!.Exponent.Interval!.Contains(1) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{covered} of {Samples}");
        Assert.Equal(0.95 * Samples, covered, 3 * Math.Sqrt(0.0475 * Samples));
    }
}

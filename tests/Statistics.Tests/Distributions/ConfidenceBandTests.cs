namespace Explorer.Statistics.Tests.Distributions;

public sealed class ConfidenceBandTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_SimulatedSamples_CoversAtLeastAsOftenAsItSays()
    {
        const int Repeats = 2_000;
        double[] points = [0.05, 0.2, 0.5, 0.8, 0.97];
        var random = new Random(11);
        var covered = new int[points.Length];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            // Errors uniform on [0, 1], so that the true F(e) is e.
            var distribution = ErrorDistribution.Of(Enumerable.Range(0, 32).Select(_ => random.NextDouble()));
            var band = ConfidenceBand.Of(distribution);
            for (var i = 0; i < points.Length; i++)
            {
                var step = distribution.CountBelow(points[i]);
                covered[i] += (step == 0 ? band.Before : band.After[step - 1]).Contains(points[i]) ? 1 : 0;
            }
        }

        for (var i = 0; i < points.Length; i++)
        {
            var coverage = (double)covered[i] / Repeats;
            output.WriteLine($"F = {points[i]}: {coverage:P1} of {Repeats} bands of 32 trials cover it");

            // Three standard errors of the simulation below the nominal 95 %.
            Assert.InRange(coverage, 0.935, 1);
        }
    }

    [Fact]
    public void Of_AnyErrors_EnclosesTheCurve()
    {
        var distribution = ErrorDistribution.Of(Enumerable.Range(0, 64).Select(i => (i * 37 % 64) / 100.0));

        var band = ConfidenceBand.Of(distribution);

        Assert.Equal(0, band.Before.Lower);
        Assert.Equal(1, band.After[^1].Upper);
        Assert.All(distribution.Steps.Zip(band.After), pair => Assert.True(pair.Second.Contains((double)pair.First.CountUpTo / distribution.Count)));
        Assert.All(band.After.Zip(band.After.Skip(1)), pair => Assert.True(pair.First.Lower <= pair.Second.Lower && pair.First.Upper <= pair.Second.Upper));
    }
}

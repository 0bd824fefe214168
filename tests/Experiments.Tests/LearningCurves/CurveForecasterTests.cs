using Explorer.Statistics.Distributions;

namespace Explorer.Experiments.Tests.LearningCurves;

public sealed class CurveForecasterTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Interval_ManyPopulations_HoldsAsOftenAsItSays(int seen)
    {
        double[] levels = [0.5, 0.8, 0.95];
        var held = new int[levels.Length];
        const int Repeats = 1_500;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var curves = SimulatedCurves.Draw(41, 8, (ulong)repeat);
            var forecast = new CurveForecaster(curves[1..], seen).Forecast(curves[0][..seen]);
            for (var level = 0; level < levels.Length; level++)
            {
                var (lower, upper) = forecast.Interval(levels[level]);
                held[level] += curves[0][^1] >= lower && curves[0][^1] <= upper ? 1 : 0;
            }
        }

        output.WriteLine(string.Join(", ", levels.Zip(held, (level, count) => $"{level:P0}: {(double)count / Repeats:P1}")));
        Assert.InRange((double)held[0] / Repeats, 0.46, 0.56);
        Assert.InRange((double)held[1] / Repeats, 0.77, 0.85);
        Assert.InRange((double)held[2] / Repeats, 0.93, 0.98);
    }

    // With log-odds of the last epoch exactly linear in those seen, nothing is missed.
    [Fact]
    public void Forecast_ExactlyLinearCurves_IsExact()
    {
        double[][] curves = [.. Enumerable.Range(0, 12).Select(i => new[] { 0.1 * i, 0.05 * i * i, 0.3 + (0.2 * i) - (0.02 * i * i) }.Select(LogitScale.Error).ToArray())];

        // z₃ = 0.3 + 2 z₁ − 0.4 z₂, which is a line in z₂ and z₂ − z₁.
        var forecast = new CurveForecaster(curves, 2).Forecast([LogitScale.Error(0.35), LogitScale.Error(0.7)]);

        Assert.Equal(0.3 + (2 * 0.35) - (0.4 * 0.7), LogitScale.Of(forecast.Error), 4);
        Assert.True(forecast.Interval(0.95).Upper - forecast.Interval(0.95).Lower < 1e-3);
    }

    [Fact]
    public void ProbabilityOfAtMost_RisesWithTheError()
    {
        var forecast = new CurveForecaster(SimulatedCurves.Draw(30, 6, 1), 2).Forecast([0.6, 0.5]);
        double[] probabilities = [.. new[] { 0.01, 0.3, 0.4, 0.5, 0.99 }.Select(forecast.ProbabilityOfAtMost)];

        Assert.Equal(probabilities.Order(), probabilities);
        Assert.True(probabilities[0] is > 0 and < 0.05);
        Assert.True(probabilities[^1] is < 1 and > 0.95);
    }

    [Fact]
    public void Create_TooFewOrUnequalCurves_IsRefused()
    {
        var curves = SimulatedCurves.Draw(12, 6, 1);

        Assert.Throws<ArgumentException>(() => new CurveForecaster(curves[..9], 2));
        Assert.Throws<ArgumentException>(() => new CurveForecaster([.. curves[..11], curves[11][..4]], 2));
        Assert.Throws<ArgumentException>(() => new CurveForecaster(curves, 6));
    }
}

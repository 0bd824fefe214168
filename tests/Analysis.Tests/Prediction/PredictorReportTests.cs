using Explorer.Statistics.Distributions;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Tests.Prediction;

public sealed class PredictorReportTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_PlantedValley_IsFoundByTheProcessAndNotByTheLine()
    {
        var report = PredictorReport.Of(PlantedErrors.Draw(60, 0.1, seed: 1), withProxies: false, seed: 1);

        output.WriteLine($"R2 {report.Process.RSquared} against {report.Ridge.RSquared.Value:F2}, tau {report.Process.Kendall.Value:F2}");
        output.WriteLine(string.Join(", ", report.Importances.Take(4).Select(importance => $"{importance.Key} {importance.Lost.Value:F2}")));
        Assert.True(report.Process.RSquared.Value > 0.75);
        Assert.True(report.Process.RSquared.Value > report.Ridge.RSquared.Value + 0.2);
        Assert.True(report.Process.Kendall.Value > 0.65);
        Assert.True(report.Process.RSquared.Interval!.Lower > 0);
        Assert.Equal("width_3", report.Importances[0].Key);
        Assert.True(report.Importances[0].Lost.Interval!.Lower > 0);
    }

    [Fact]
    public void Of_NoiseAlone_IsNotPredicted()
    {
        var report = PredictorReport.Of(PlantedErrors.Draw(64, 0.4, seed: 2, _ => -0.5), withProxies: false, seed: 1);

        output.WriteLine($"R2 {report.Process.RSquared}, tau {report.Process.Kendall}");
        Assert.True(report.Process.RSquared.Value < 0.15);
        Assert.True(report.Process.RSquared.Interval!.Lower < 0);
        Assert.True(report.Process.Kendall.Interval!.Lower < 0.05);
    }

    [Fact]
    public void Of_ManyPopulations_IntervalsHoldAsOftenAsTheySay()
    {
        const int Populations = 6;
        const double Noise = 0.25;
        var held = new double[CoverageLevel.Levels.Count];
        var widths = new double[held.Length];
        for (var i = 0; i < Populations; i++)
        {
            var population = PlantedErrors.Draw(40, Noise, seed: 10 + (ulong)i);
            var quality = PredictorReport.Of(population, withProxies: false, seed: 1).Process;
            for (var level = 0; level < held.Length; level++)
            {
                held[level] += quality.Coverage[level].Observed.Value / Populations;
                var half = Normal.InvCDF(0, 1, (1 + CoverageLevel.Levels[level]) / 2) * Noise;
                var ideal = population.Members.Average(member => LogitScale.Error(PlantedErrors.Truth(member.Trial.Config) + half) - LogitScale.Error(PlantedErrors.Truth(member.Trial.Config) - half));
                widths[level] += quality.Coverage[level].MeanWidth / ideal / Populations;
            }
        }

        output.WriteLine(string.Join(", ", CoverageLevel.Levels.Zip(held, widths).Select(level => $"{level.First:P0}: {level.Second:P1}, width {level.Third:F2}")));

        // 240 predictions: two and a half standard deviations of a share are 8, 6.5 and 3.5 points.
        Assert.Equal(0.5, held[0], 0.08);
        Assert.Equal(0.8, held[1], 0.065);
        Assert.Equal(0.95, held[2], 0.035);

        // Intervals that hold by being wide say nothing: who knew the truth would need intervals of the noise alone; 40 networks leave some doubt beside it.
        Assert.All(widths, width => Assert.InRange(width, 0.9, 1.9));
    }

    [Fact]
    public void Of_Repeats_NeverLearnFromTheirOwnNetwork()
    {
        // 20 networks, each trained four times with errors that depend on nothing but the network's number: only its own repeats could tell.
        var population = Analysis.Populations.Population.Of(PlantedErrors.Draw(20, 0, seed: 3).Members.SelectMany((member, n) => Enumerable.Range(0, 4).Select(repeat =>
            member.Trial with { Planned = member.Trial.Planned with { Index = (4 * n) + repeat }, Outcome = new TrialOutcome.Completed(0.2 + (0.6 * (n * 7 % 20) / 20), null) })));

        var report = PredictorReport.Of(population, withProxies: false, seed: 1);

        Assert.True(report.Process.RSquared.Value < 0.3, $"{report.Process.RSquared.Value}");
    }

    [Fact]
    public void Of_TooFewNetworks_SaysHowManyItNeeds()
    {
        var error = Assert.Throws<InvalidInputException>(() => PredictorReport.Of(PlantedErrors.Draw(15, 0.1, seed: 1), withProxies: false, seed: 1));

        Assert.Contains("at least 16", error.Message, StringComparison.Ordinal);
    }
}

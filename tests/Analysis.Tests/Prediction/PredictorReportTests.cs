using Explorer.Statistics.Distributions;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Tests.Prediction;

public sealed class PredictorReportTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_PlantedValley_IsFoundByTheProcessAndNotByTheLine()
    {
        var report = PredictorReport.Of(PlantedErrors.Draw(60, 0.1, seed: 1), withProxies: false, seed: 1);

        output.WriteLine($"R2 {report.Mean.RSquared} against {report.Of(PredictorKind.Ridge).RSquared.Value:F2}, tau {report.Mean.Kendall.Value:F2}");
        output.WriteLine(string.Join(", ", report.Importances.Take(4).Select(importance => $"{importance.Key} {importance.Lost.Value:F2}")));
        Assert.True(report.Mean.RSquared.Value > 0.75);
        Assert.True(report.Mean.RSquared.Value > report.Of(PredictorKind.Ridge).RSquared.Value + 0.2);
        Assert.True(report.Mean.Kendall.Value > 0.65);
        Assert.True(report.Mean.RSquared.Interval!.Lower > 0);
        Assert.Equal("width_3", report.Importances[0].Key);
        Assert.True(report.Importances[0].Lost.Interval!.Lower > 0);
    }

    // A step along an axis is a tree's: in log-odds 1.2 between a last width below 48 and above.
    [Fact]
    public void Of_PlantedStepAndValley_MeanIsNotBehindTheMiddleOfItsTwo()
    {
        var step = PredictorReport.Of(PlantedErrors.Draw(60, 0.1, seed: 1, config => config.ToAnyNet().Stages[2].Width < 48 ? 0.4 : -0.8), withProxies: false, seed: 1);
        var valley = PredictorReport.Of(PlantedErrors.Draw(60, 0.1, seed: 1), withProxies: false, seed: 1);

        output.WriteLine(string.Join(", ", step.Qualities.Concat(valley.Qualities).Select(quality => $"{quality.Kind} {quality.RSquared.Value:F2} off by {quality.MeanAbsolute.Value:F3}")));
        Assert.All([step, valley], report => Assert.InRange(report.Of(PredictorKind.FastTree).RSquared.Value, report.Of(PredictorKind.Ridge).RSquared.Value + 0.1, 1));
        Assert.All([step, valley], report =>
        {
            double[] both = [report.Of(PredictorKind.GaussianProcess).RSquared.Value, report.Of(PredictorKind.FastTree).RSquared.Value];
            Assert.InRange(report.Mean.RSquared.Value, both.Average(), 1);
            Assert.InRange(report.Mean.MeanAbsolute.Value, 0, report.Mean.RootMeanSquare.Value);
            Assert.InRange(report.Mean.MeanAbsolute.Value, report.Mean.MeanAbsolute.Interval!.Lower, report.Mean.MeanAbsolute.Interval.Upper);
        });
    }

    [Fact]
    public void Of_TrialsInAnyOrder_GivesTheSameNumbers()
    {
        TrialRecord[] trials = [.. PlantedErrors.Draw(30, 0.1, seed: 4).Members.Select(member => member.Trial)];

        var report = PredictorReport.Of(Analysis.Populations.Population.Of(trials), withProxies: false, seed: 1);

        Assert.Equal(report, PredictorReport.Of(Analysis.Populations.Population.Of(trials.OrderBy(trial => trial.Hash, StringComparer.Ordinal)), withProxies: false, seed: 1));
        Assert.NotEqual(report.Qualities, PredictorReport.Of(Analysis.Populations.Population.Of(trials), withProxies: false, seed: 2).Qualities);
    }

    [Fact]
    public void Fit_ProcessAndTrees_PredictsTheirMeanInLogOdds()
    {
        var data = PredictorData.Of(PlantedErrors.Draw(40, 0.1, seed: 1), withProxies: false, seed: 1);

        var models = FittedModel.Fit([PredictorKind.GaussianProcess, PredictorKind.FastTree, PredictorKind.Mean], data.Rows, data.Logits, data.Networks, seed: 1);

        Assert.All(data.Rows, row => Assert.Equal((models[0].Predict(row).Mean + models[1].Predict(row).Mean) / 2, models[2].Predict(row).Mean, 12));
        Assert.All(data.Rows, row => Assert.Equal(models[0].Predict(row).Deviation, models[2].Predict(row).Deviation));
        Assert.NotEqual(models[0].Reach(0.95), models[2].Reach(0.95));
    }

    [Fact]
    public void Of_SixteenNetworksOneOfThemDiverged_PredictsFromAllWithTheErrorThatItCountsWith()
    {
        TrialRecord[] trials = [.. PlantedErrors.Draw(16, 0.1, seed: 5).Members.Select(member => member.Trial)];
        trials[3] = trials[3] with { Outcome = SyntheticTrials.Diverged(0).Outcome };
        var population = Analysis.Populations.Population.Of(trials);

        Assert.Equal(1, PredictorData.Of(population, withProxies: false, seed: 1).Errors.Count(error => error == 0.9));
        var report = PredictorReport.Of(population, withProxies: false, seed: 1);
        Assert.Equal(16, report.Mean.Trials);
        Assert.All(report.Qualities, quality => Assert.True(double.IsFinite(quality.RSquared.Value)));
    }

    [Fact]
    public void Of_NoiseAlone_IsNotPredicted()
    {
        var report = PredictorReport.Of(PlantedErrors.Draw(64, 0.4, seed: 2, _ => -0.5), withProxies: false, seed: 1);

        output.WriteLine($"R2 {report.Mean.RSquared}, tau {report.Mean.Kendall}");
        Assert.True(report.Mean.RSquared.Value < 0.15);
        Assert.True(report.Mean.RSquared.Interval!.Lower < 0);
        Assert.True(report.Mean.Kendall.Interval!.Lower < 0.05);
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
            var quality = PredictorReport.Of(population, withProxies: false, seed: 1).Mean;
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

        Assert.True(report.Mean.RSquared.Value < 0.3, $"{report.Mean.RSquared.Value}");
    }

    [Fact]
    public void Of_TooFewNetworks_SaysHowManyItNeeds()
    {
        var error = Assert.Throws<InvalidInputException>(() => PredictorReport.Of(PlantedErrors.Draw(15, 0.1, seed: 1), withProxies: false, seed: 1));

        Assert.Contains("at least 16", error.Message, StringComparison.Ordinal);
    }
}

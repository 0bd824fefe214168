using Explorer.Analysis.Parameters;
using Explorer.Experiments.LearningCurves;
using Explorer.Experiments.Trainings;

namespace Explorer.Reporting.Csv;

/// <summary>The numbers of every figure as a table, one file a figure. Errors are fractions.</summary>
internal static class FigureTables
{
    /// <summary>File name and content of each table.</summary>
    public static IEnumerable<(string File, CsvTable Table)> Of(ReportFigures figures) =>
    [
        ("edf.csv", Distribution(figures)),
        ("scatter.csv", Scatter(figures)),
        ("correlations.csv", Correlations(figures)),
        ("parameters.csv", Parameters(figures)),
        .. figures.Parameters?.Regression is { SettingLevels.IsEmpty: false } regression ? [("settings.csv", Settings(regression))] : Array.Empty<(string, CsvTable)>(),
        ("curves.csv", Curves(figures)),
        ("networks.csv", Networks(figures)),
        ("trials.csv", Trials(figures)),
    ];

    // A row a step; F is `below` at the error itself and `up_to` directly above it, where the band belongs.
    private static CsvTable Distribution(ReportFigures figures)
    {
        var table = new CsvTable("error", "below", "up_to", "lower", "upper", "trials");
        var members = figures.Population.Members;
        double n = members.Length;
        for (var i = 0; i < figures.Distribution.Steps.Length; i++)
        {
            var step = figures.Distribution.Steps[i];
            var band = figures.Band!.After[i];
            var trials = Enumerable.Range(step.CountBelow, step.CountUpTo - step.CountBelow).Select(rank => members[rank].Trial.Index);
            table.Row(step.Error, step.CountBelow / n, step.CountUpTo / n, band.Lower, band.Upper, string.Join(' ', trials));
        }

        return table;
    }

    private static CsvTable Scatter(ReportFigures figures)
    {
        var table = new CsvTable(["index", "state", "error", .. figures.Measures.Select(measure => measure.Key)]);
        foreach (var member in figures.Population.Members)
        {
            table.Row([member.Trial.Index, member.Trial.State, member.Error, .. figures.Measures.Select(measure => (object?)measure.Of(member))]);
        }

        return table;
    }

    private static CsvTable Correlations(ReportFigures figures)
    {
        var table = new CsvTable("measure", "spearman", "lower", "upper");
        foreach (var (measure, estimate) in figures.Measures.Zip(figures.Correlations))
        {
            table.Row(measure.Key, estimate?.Value, estimate?.Interval?.Lower, estimate?.Interval?.Upper);
        }

        return table;
    }

    private static CsvTable Parameters(ReportFigures figures)
    {
        var table = new CsvTable("parameter", "choice", "low", "high", "best_median", "best_lower", "best_upper", "spearman", "lower", "upper", "main_effect", "p", "p_adjusted",
            "effect", "effect_lower", "effect_upper", "effect_p", "effect_p_adjusted", "per", "slope", "slope_lower", "slope_upper");
        foreach (var effect in figures.Parameters?.Effects ?? [])
        {
            table.Row(
                effect.Key, effect.IsChoice ? "yes" : "no", effect.Low, effect.High, effect.BestValue.Median, effect.BestValue.Lower, effect.BestValue.Upper, effect.Correlation?.Value,
                effect.Correlation?.Interval?.Lower, effect.Correlation?.Interval?.Upper, effect.MainEffect?.Share, effect.MainEffect?.PValue, effect.MainEffect?.AdjustedPValue,
                effect.Adjusted?.OverRange.Value, effect.Adjusted?.OverRange.Interval?.Lower, effect.Adjusted?.OverRange.Interval?.Upper, effect.Adjusted?.PValue, effect.Adjusted?.AdjustedPValue,
                effect.Adjusted is { } adjusted ? adjusted.IsPerDoubling ? "doubling" : "unit" : null, effect.Adjusted?.Slope.Value, effect.Adjusted?.Slope.Interval?.Lower, effect.Adjusted?.Slope.Interval?.Upper);
        }

        return table;
    }

    // The mean error at each level of a swept setting less the mean of all, all other parameters as they are.
    private static CsvTable Settings(ParameterRegression regression)
    {
        var table = new CsvTable("setting", "low", "high", "count", "difference", "lower", "upper");
        foreach (var level in regression.SettingLevels)
        {
            table.Row(level.Key, level.Low, level.High, level.Count, level.Difference?.Value, level.Difference?.Interval?.Lower, level.Difference?.Interval?.Upper);
        }

        return table;
    }

    private static CsvTable Curves(ReportFigures figures)
    {
        var table = new CsvTable("index", "rung", "epoch", "learning_rate", "train_loss", "train_error", "validation_loss", "validation_error", "seconds");
        foreach (var trial in figures.Trials)
        {
            for (var rung = 0; rung < trial.Rungs.Count; rung++)
            {
                foreach (var e in trial.Rungs[rung].Epochs)
                {
                    table.Row(trial.Index, rung, e.Epoch, e.LearningRate, e.TrainLoss, e.TrainError, e.ValidationLoss, e.ValidationError, e.Seconds);
                }
            }
        }

        return table;
    }

    private static CsvTable Networks(ReportFigures figures)
    {
        var table = new CsvTable("rank", "index", "error", "stage", "depth", "width", "resolution", "bottleneck_ratio", "group_width");
        var rank = 0;
        foreach (var member in figures.Population.Best(ReportLimits.DrawnNetworks))
        {
            rank++;
            foreach (var (stage, number) in (member.Shape?.Stages ?? []).Select((stage, i) => (stage, i + 1)))
            {
                table.Row(rank, member.Trial.Index, member.Error, number, stage.Depth, stage.Width, stage.Resolution, stage.BottleneckRatio, stage.GroupWidth);
            }
        }

        return table;
    }

    private static CsvTable Trials(ReportFigures figures)
    {
        // Those three and the epochs trained are there whether they are swept or not.
        string[] always = ["learning_rate", "weight_decay", "batch_size", "epochs"];
        var swept = TrainingSetting.Swept(figures.Trials.Select(trial => trial.Training)).Where(setting => !always.Contains(setting.Key)).ToList();
        var table = new CsvTable([
            "index", "state", "error", "error_lower", "error_upper", "counted_error", "best_error", "flops", "params", "activations", "depth", "depths", "widths", "bottleneck_ratios", "group_widths",
            .. always, .. swept.Select(setting => setting.Key), "seed", "seconds", "attempts", "device", "threads", "precision", "engine", "data_hash", "code_version", "finished_at", "reason", "hash", "config"]);
        foreach (var t in figures.Trials)
        {
            var shape = NetworkShape.Of(t.Config);
            var at = t.Environment;
            var images = t is { State: TrialState.Completed, Error: { } error } ? figures.OfImages(error) : null;
            table.Row([
                t.Index, t.State, t.Error, images?.Lower, images?.Upper, CountingRule.CountedError(t), t.BestError, t.Complexity.Flops, t.Complexity.Params, t.Complexity.Activations,
                shape?.TotalDepth, StageLists.Depths(shape), StageLists.Widths(shape), StageLists.Ratios(shape), StageLists.GroupWidths(shape),
                t.Training.LearningRate, t.Training.WeightDecay, t.Training.BatchSize, TrialCurve.Epochs(t).Length, .. swept.Select(setting => (object?)setting.Of(t.Training)), t.Planned.Seed, t.Seconds, t.Attempts,
                at?.Device, at?.Threads, at?.Precision, at?.Engine, at?.DataHash, at?.CodeVersion, t.FinishedAt, t.Reason, t.Hash, ModelConfigJson.Write(t.Config)]);
        }

        return table;
    }
}

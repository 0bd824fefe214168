using Explorer.Analysis.Parameters;
using Explorer.Analysis.Runs.Sections;
using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Runs;

/// <summary>The numbers of every figure as a table for its file. Errors are fractions.</summary>
public static class RunTables
{
    /// <summary>The tables.</summary>
    internal static IEnumerable<Block> Of(RunReport report) =>
    [
        Distribution(report),
        Scatter(report),
        Of("correlations", ["measure", "spearman", "lower", "upper"], report.Measures, item => [Cell.Words(item.Measure.Key), .. Ends(item.Correlation)]),
        Parameters(report),
        .. report.Parameters?.Regression is { SettingLevels: { IsEmpty: false } levels } ? [Settings(levels)] : Array.Empty<Block>(),
        Curves(report),
        Networks(report),
        Trials([.. report.Trials.Select(trial => new TrialRow(trial, report.Input.ValidationImages))]),
    ];

    private static Table Of<T>(string file, IReadOnlyList<string> keys, IReadOnlyList<T> items, Func<T, IReadOnlyList<Cell>> row) =>
        new([.. keys.Select(key => new Column(key, key))], Table.Lazily(items, row)) { File = file, IsData = true };

    // A row a step; F is `below` at the error itself and `up_to` directly above it, where the band belongs.
    private static Table Distribution(RunReport report)
    {
        var members = report.Population.Members;
        double n = members.Length;
        return Of("edf", ["error", "below", "up_to", "lower", "upper", "trials"], [.. report.Distribution.Steps.Zip(report.Band?.After ?? [])], item => (IReadOnlyList<Cell>)
        [
            Number(item.First.Error), Number(item.First.CountBelow / n), Number(item.First.CountUpTo / n), Number(item.Second.Lower), Number(item.Second.Upper),
            Cell.Words(string.Join(' ', Enumerable.Range(item.First.CountBelow, item.First.CountUpTo - item.First.CountBelow).Select(rank => members[rank].Trial.Index))),
        ]);
    }

    private static Table Scatter(RunReport report) => Of(
        "scatter",
        ["index", "state", "error", .. report.Measures.Select(item => item.Measure.Key)],
        report.Population.Members,
        member => [Number(member.Trial.Index), Cell.Words(TrialsSection.State(member.Trial)), Number(member.Error), .. report.Measures.Select(item => Number(item.Measure.Of(member)))]);

    private static Table Parameters(RunReport report) => Of(
        "parameters",
        [
            "parameter", "choice", "low", "high", "best_median", "best_lower", "best_upper", "spearman", "lower", "upper", "main_effect", "p", "p_adjusted",
            "effect", "effect_lower", "effect_upper", "effect_p", "effect_p_adjusted", "per", "slope", "slope_lower", "slope_upper",
        ],
        report.Parameters?.Effects ?? [],
        effect =>
        [
            Cell.Words(effect.Key), Cell.Words(effect.IsChoice ? "yes" : "no"), Number(effect.Low), Number(effect.High), Number(effect.BestValue.Median), Number(effect.BestValue.Lower), Number(effect.BestValue.Upper),
            .. Ends(effect.Correlation), Number(effect.MainEffect?.Share), Number(effect.MainEffect?.PValue), Number(effect.MainEffect?.AdjustedPValue),
            .. Ends(effect.Adjusted?.OverRange), Number(effect.Adjusted?.PValue), Number(effect.Adjusted?.AdjustedPValue),
            Cell.Words(effect.Adjusted is { } adjusted ? adjusted.IsPerDoubling ? "doubling" : "unit" : null), .. Ends(effect.Adjusted?.Slope),
        ]);

    // The mean error at each level of a swept setting less the mean of all, all other parameters as they are.
    private static Table Settings(IReadOnlyList<LevelEffect> levels) => Of(
        "settings",
        ["setting", "low", "high", "count", "difference", "lower", "upper"],
        levels,
        level => [Cell.Words(level.Key), Number(level.Low), Number(level.High), Number(level.Count), .. Ends(level.Difference)]);

    private static Table Curves(RunReport report) => Of(
        "curves",
        ["index", "rung", "epoch", "learning_rate", "train_loss", "train_error", "validation_loss", "validation_error", "seconds"],
        [.. report.Trials.SelectMany(trial => trial.Rungs.SelectMany((rung, i) => rung.Epochs.Select(epoch => (trial.Index, Rung: i, Epoch: epoch))))],
        item =>
        [
            Number(item.Index), Number(item.Rung), Number(item.Epoch.Epoch), Number(item.Epoch.LearningRate), Number(item.Epoch.TrainLoss), Number(item.Epoch.TrainError), Number(item.Epoch.ValidationLoss),
            Number(item.Epoch.ValidationError), Number(item.Epoch.Seconds),
        ]);

    private static Table Networks(RunReport report) => Of(
        "networks",
        ["rank", "index", "error", "stage", "depth", "width", "resolution", "bottleneck_ratio", "group_width"],
        [.. report.Population.Best(RunLimits.BestNetworks).SelectMany((member, rank) => (member.Shape?.Stages ?? []).Select((stage, i) => (Member: member, Rank: rank + 1, Stage: stage, Number: i + 1)))],
        item =>
        [
            Number(item.Rank), Number(item.Member.Trial.Index), Number(item.Member.Error), Number(item.Number), Number(item.Stage.Depth), Number(item.Stage.Width), Number(item.Stage.Resolution),
            Number(item.Stage.BottleneckRatio), Number(item.Stage.GroupWidth),
        ]);

    /// <summary>Every trial, a row each, in order.</summary>
    internal static Table Trials(IReadOnlyList<TrialRow> rows)
    {
        var columns = TrialColumns.OfCsv(rows.Select(row => row.Trial));
        return Of("trials", [.. columns.Select(column => column.Name)], rows, row => [.. columns.Select(column => column.Cell(row))]);
    }

    private static Cell Number(double? value) => Cell.Of(value);

    private static IEnumerable<Cell> Ends(Estimate? estimate) => [Number(estimate?.Value), Number(estimate?.Interval?.Lower), Number(estimate?.Interval?.Upper)];
}

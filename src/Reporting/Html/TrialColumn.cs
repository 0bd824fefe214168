using Explorer.Experiments.Trainings;

namespace Explorer.Reporting.Html;

/// <summary>A column of the table of trials.</summary>
/// <param name="Key">Name for sorting and filters.</param>
/// <param name="Label">The header.</param>
/// <param name="Numeric">Whether cells sort as numbers.</param>
/// <param name="Title">What the header means, where it needs saying.</param>
/// <param name="Cell">A trial's text, and its number where it has one.</param>
internal sealed record TrialColumn(string Key, string Label, bool Numeric, string? Title, Func<TrialRecord, NetworkShape?, (string Text, double? Value)> Cell)
{
    /// <summary>The columns for these trials; settings that all share are left out.</summary>
    public static IReadOnlyList<TrialColumn> For(IReadOnlyList<TrialRecord> trials, ErrorFormat errors)
    {
        var columns = new List<TrialColumn>
        {
            Number("trial", "Trial", "the sample's index", t => t.Index, value => NumberText.Exact(value)),
            Text("state", "State", null, (t, _) => State(t)),
            Number("error", "Error", "validation error at the last epoch, or what a diverged trial counts with", Counted, errors.Percent),
            Number("best", "Best", "least validation error of any epoch", t => t.BestError, errors.Percent),
            Number("flops", "FLOPs", "multiply-adds of one image", t => t.Complexity.Flops, NumberText.Quantity),
            Number("params", "Params", "trained parameters", t => t.Complexity.Params, NumberText.Quantity),
            Number("activations", "Activ.", "output elements of convolutions and linear layers, one image", t => t.Complexity.Activations, NumberText.Quantity),
            new("depth", "Depth", true, "blocks of all stages", (_, shape) => (shape is null ? "" : NumberText.Exact(shape.TotalDepth), shape?.TotalDepth)),
            Text("depths", "Depths", "blocks of each stage", (_, shape) => StageLists.Depths(shape)),
            Text("widths", "Widths", "channels of each stage", (_, shape) => StageLists.Widths(shape)),
            Text("b", "b", "bottleneck ratio; one number where all stages share it", (_, shape) => StageLists.Ratios(shape)),
            Text("g", "g", "group width; one number where all stages share it", (_, shape) => StageLists.GroupWidths(shape)),
        };
        columns.AddRange(TrainingSetting.Swept(trials.Select(trial => trial.Training)).Select(setting => Number(setting.Key, setting.Name, setting.Label, t => setting.Of(t.Training), NumberText.Value)));
        AddWhereVaried(columns, trials, Number("attempts", "Tries", "attempts made", t => t.Attempts, value => NumberText.Exact(value)));
        columns.Add(Number("seconds", "Time", "wall time of the attempt that ended the trial", t => t.Seconds, NumberText.Time));
        columns.Add(Text("hash", "Hash", "the network's identity", (t, _) => t.Hash));
        return columns;
    }

    /// <summary>A trial's state in lower case, as in files.</summary>
    public static string State(TrialRecord trial) => trial.State.ToString().ToLowerInvariant();

    private static double? Counted(TrialRecord trial) => CountingRule.CountedError(trial) ?? trial.Error;

    private static void AddWhereVaried(List<TrialColumn> columns, IReadOnlyList<TrialRecord> trials, TrialColumn column)
    {
        if (trials.Select(trial => column.Cell(trial, null).Value).Distinct().Skip(1).Any())
        {
            columns.Add(column);
        }
    }

    private static TrialColumn Number(string key, string label, string title, Func<TrialRecord, double?> number, Func<double, string> write) =>
        new(key, label, true, title, (trial, _) => number(trial) is { } value && double.IsFinite(value) ? (write(value), value) : ("", null));

    private static TrialColumn Text(string key, string label, string? title, Func<TrialRecord, NetworkShape?, string> text) =>
        new(key, label, false, title, (trial, shape) => (text(trial, shape), null));
}

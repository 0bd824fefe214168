using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>Every trial, why some did not complete, and the log of failed attempts.</summary>
internal static class TrialsSection
{
    public static IEnumerable<Block> Write(RunReport report)
    {
        if (report.Trials.Count == 0)
            yield break;
        yield return new Block.Section("trials", "All trials") { IsDetail = true };
        yield return Trials(report);
        var ended = report.Trials.Where(trial => trial.State != TrialState.Completed).ToList();
        var counts = ended.GroupBy(trial => trial.State).OrderBy(group => group.Key).Select(group => $"{NumberText.Count(group.Count())} {State(group.First())}");
        foreach (var block in Log(
            $"Why trials did not complete: {string.Join(", ", counts)}",
            [new("trial", "trial"), new("state", "state"), new("reason", "reason")],
            [.. ended.Select(trial => (IReadOnlyList<Cell>)[Index(trial.Index), Cell.Words(State(trial)), Cell.Words(trial.Reason)])]))
        {
            yield return block;
        }

        foreach (var block in Log(
            NumberText.Counted(report.Input.Attempts.Count, "failed attempt"),
            [new("trial", "trial"), new("attempt", "attempt"), new("at (UTC)", "at"), new("what happened", "reason")],
            [.. report.Input.Attempts.Select(attempt => (IReadOnlyList<Cell>)[Index(attempt.Index), Cell.Count(attempt.Attempt), Cell.Words(Time(attempt.At)), Cell.Words(attempt.Reason)])]))
        {
            yield return block;
        }
    }

    /// <summary>A time to the second, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A trial's state in lower case, as in files.</summary>
    public static string State(TrialRecord trial) => trial.State.ToString().ToLowerInvariant();

    private static Cell Index(int index) => Cell.Number(index, 0);

    private static Table Trials(RunReport report)
    {
        var counted = report.Population.Members.Select(member => member.Trial.Index).ToHashSet();
        var ranked = report.Population.Members.Select(member => (member.Trial, member.Shape))
            .Concat(report.Trials.Where(trial => !counted.Contains(trial.Index)).Select(trial => (Trial: trial, Shape: trial.Planned.IsForeign ? null : NetworkShape.Of(trial.Config))))
            .Take(RunLimits.TableRows).ToList();
        var columns = Columns(report);
        return new Table([.. columns.Select(column => new Column(column.Title, column.Key))], Table.Lazily(ranked, row => [.. columns.Select(column => column.Cell(row.Trial, row.Shape))]))
        {
            IsSearchable = true,
            IsDetail = true,
            Trials = [.. ranked.Select(row => row.Trial.Index)],
            Caption = (report.IsForeign ? "By error." : "By error: that of the last epoch, or what a diverged trial counts with; best is the least of any epoch. FLOPs: multiply-adds of one image; activations: output elements of convolutions and linear layers; b bottleneck ratio and g group width, one number where all stages share it; time: of the attempt that ended the trial.")
                + (report.Trials.Count > RunLimits.TableRows ? $" The table holds the first {NumberText.Count(RunLimits.TableRows)} of {NumberText.Count(report.Trials.Count)} trials by error; trials.csv has all." : ""),
        };
    }

    // Settings that all share, and attempts where none was made again, are left out.
    private static List<(string Key, string Title, Func<TrialRecord, NetworkShape?, Cell> Cell)> Columns(RunReport report)
    {
        var trials = report.Trials;
        if (report.IsForeign)
        {
            return
            [
                ("trial", "trial", (t, _) => Index(t.Index)),
                ("state", "state", (t, _) => Cell.Words(State(t))),
                ("error", "error", (t, _) => Cell.Share(Finite(CountingRule.CountedError(t) ?? t.Error), report.Decimals)),
                .. TableParameter.Of(trials).Select(parameter => (parameter.Name, parameter.Name, (Func<TrialRecord, NetworkShape?, Cell>)((t, _) => parameter.CellOf(t)))),
                .. trials.Any(trial => trial.Seconds > 0) ? [("seconds", "time", (t, _) => Cell.Time(t.Seconds))] : ((string, string, Func<TrialRecord, NetworkShape?, Cell>)[])[],
            ];
        }

        return
        [
            ("trial", "trial", (t, _) => Index(t.Index)),
            ("state", "state", (t, _) => Cell.Words(State(t))),
            ("error", "error", (t, _) => Cell.Share(Finite(CountingRule.CountedError(t) ?? t.Error), report.Decimals)),
            ("best", "best", (t, _) => Cell.Share(Finite(t.BestError), report.Decimals)),
            ("flops", "FLOPs", (t, _) => Cell.Quantity(t.Complexity.Flops)),
            ("params", "params", (t, _) => Cell.Quantity(t.Complexity.Params)),
            ("activations", "activations", (t, _) => Cell.Quantity(t.Complexity.Activations)),
            ("depth", "depth", (_, shape) => Cell.Count(shape?.TotalDepth)),
            ("depths", "depths", (_, shape) => Cell.Words(StageLists.Depths(shape))),
            ("widths", "widths", (_, shape) => Cell.Words(StageLists.Widths(shape))),
            ("b", "b", (_, shape) => Cell.Words(StageLists.Ratios(shape))),
            ("g", "g", (_, shape) => Cell.Words(StageLists.GroupWidths(shape))),
            .. TrainingSetting.Swept(trials.Select(trial => trial.Training)).Select(setting => (setting.Key, setting.Name, (Func<TrialRecord, NetworkShape?, Cell>)((t, _) => Cell.Of(setting.Of(t.Training))))),
            .. trials.Select(trial => trial.Attempts).Distinct().Skip(1).Any() ? [("attempts", "tries", (t, _) => Cell.Count(t.Attempts))] : ((string, string, Func<TrialRecord, NetworkShape?, Cell>)[])[],
            ("seconds", "time", (t, _) => Cell.Time(t.Seconds)),
            ("hash", "hash", (t, _) => Cell.Words(t.Hash)),
        ];
    }

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static IEnumerable<Block> Log(string title, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows) => rows.Count == 0 ? [] :
    [
        new Block.Heading(rows.Count > RunLimits.LogLines ? $"{title} (the first {RunLimits.LogLines} of them)" : title) { IsDetail = true },
        new Table(columns, [.. rows.Take(RunLimits.LogLines)]) { IsDetail = true, IsSearchable = true },
    ];
}

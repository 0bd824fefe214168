namespace Explorer.Analysis.Runs.Sections;

/// <summary>The experiment as run; where and with what the trials ran, and how long.</summary>
internal static class ExperimentSection
{
    public static IEnumerable<Block> Write(RunReport report)
    {
        yield return new Block.Section("experiment", "Experiment as run") { IsDetail = true };
        yield return new Block.Code(JsonLayout.Write(report.Input.Definition)) { IsDetail = true };
        if (report.Trials.Count > 0)
        {
            yield return new Block.Section("environment", "Environment") { IsDetail = true };
            yield return new Table([new(""), new("")], [.. Environment(report).Select(row => (IReadOnlyList<Cell>)[Cell.Words(row.Name), Cell.Words(row.Value)])]) { IsDetail = true };
        }
    }

    private static IEnumerable<(string Name, string Value)> Environment(RunReport report)
    {
        var trials = report.Trials;
        double[] seconds = [.. trials.Select(trial => trial.Seconds).Order()];
        if (report.IsForeign)
            return [("Source", Used(at => at.Engine)), ("Code version", Used(at => at.CodeVersion)), ("Imported", $"{TrialsSection.Time(trials.Max(trial => trial.FinishedAt))} UTC")];
        (string Name, string Value)[] rows =
        [
            ("Device", Used(at => at.Device)),
            ("Threads", Used(at => NumberText.Count(at.Threads))),
            ("Precision", Used(at => at.Precision)),
            ("Engine", Used(at => at.Engine)),
            ("Data hash", Used(at => at.DataHash)),
            ("Code version", Used(at => at.CodeVersion)),
            ("Trial seeds", $"{(trials.Count == 1 ? "" : "one a trial, ")}in trials.csv"),
            ("Training time", $"{NumberText.Time(seconds.Sum())} in all; one trial {NumberText.Time(seconds[0])} to {NumberText.Time(seconds[^1])}, median {NumberText.Time(seconds[seconds.Length / 2])}"),
            ("Trials ended", $"{TrialsSection.Time(trials.Min(trial => trial.FinishedAt))} to {TrialsSection.Time(trials.Max(trial => trial.FinishedAt))} UTC"),
            ("Attempts", $"{NumberText.Count(trials.Sum(trial => (long)trial.Attempts))} for {NumberText.Counted(trials.Count, "trial")}; {NumberText.Count(report.Input.Attempts.Count)} logged as failed"),
        ];
        return rows.Where(row => row.Value.Length > 0);

        string Used(Func<TrialEnvironment, string> value)
        {
            var groups = trials.Select(trial => trial.Environment).OfType<TrialEnvironment>().GroupBy(value, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
            return groups.Count == 1 ? groups[0].Key : string.Join(", ", groups.Select(group => $"{group.Key} ({NumberText.Counted(group.Count(), "trial")})"));
        }
    }
}

namespace Explorer.Reporting.Html;

/// <summary>Where and with what the trials ran, and how long.</summary>
internal static class EnvironmentTable
{
    public static Markup Write(ReportFigures figures)
    {
        var trials = figures.Trials;
        if (trials.Count == 0)
        {
            return Markup.Empty;
        }

        var seconds = trials.Select(trial => trial.Seconds).Order().ToArray();
        Markup[] rows =
        [
            Row("Device", trials, at => at.Device),
            Row("Threads", trials, at => NumberText.Count(at.Threads)),
            Row("Precision", trials, at => at.Precision),
            Row("Engine", trials, at => at.Engine),
            Row("Data hash", trials, at => at.DataHash),
            Row("Code version", trials, at => at.CodeVersion),
            Row("Trial seeds", Seeds(trials)),
            Row("Training time", string.Create(CultureInfo.InvariantCulture, $"{NumberText.Time(seconds.Sum())} in all; one trial {NumberText.Time(seconds[0])} to {NumberText.Time(seconds[^1])}, median {NumberText.Time(seconds[seconds.Length / 2])}")),
            Row("Trials ended", $"{Time(trials.Min(trial => trial.FinishedAt))} to {Time(trials.Max(trial => trial.FinishedAt))} UTC"),
            Row("Attempts", $"{NumberText.Count(trials.Sum(trial => (long)trial.Attempts))} for {NumberText.Count(trials.Count)} trials; {NumberText.Count(figures.Input.Attempts.Count)} logged as failed"),
        ];
        return Markup.Of($"<table class=\"plain environment\"><tbody>{Markup.Join(rows.Where(row => row.Text.Length > 0))}</tbody></table>");
    }

    private static Markup Row(string name, IReadOnlyList<TrialRecord> trials, Func<TrialEnvironment, string> value)
    {
        var groups = trials.Where(trial => trial.Environment is not null).GroupBy(trial => value(trial.Environment!), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        return groups.Length switch
        {
            0 => Markup.Empty,
            1 => Row(name, groups[0].Key),
            _ => Row(name, string.Join(", ", groups.Select(group => $"{group.Key} ({NumberText.Count(group.Count())} trials)"))),
        };
    }

    private static Markup Row(string name, string value) => Markup.Of($"<tr><th scope=\"row\">{name}</th><td class=\"words\">{value}</td></tr>");

    private static string Seeds(IReadOnlyList<TrialRecord> trials) => trials.Count == 1
        ? trials[0].Planned.Seed.ToString(CultureInfo.InvariantCulture)
        : $"one a trial, in trials.csv; trial {trials[0].Index} has {trials[0].Planned.Seed.ToString(CultureInfo.InvariantCulture)}";

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

namespace Explorer.Reporting.Html;

/// <summary>What went wrong, below the table of trials, folded.</summary>
internal static class TrialLogs
{
    /// <summary>Why trials diverged, were stopped or failed; empty where all completed.</summary>
    public static Markup Reasons(ReportFigures figures)
    {
        var ended = figures.Trials.Where(trial => trial.State != TrialState.Completed).ToArray();
        var counts = ended.GroupBy(trial => trial.State).OrderBy(group => group.Key).Select(group => $"{NumberText.Count(group.Count())} {TrialColumn.State(group.First())}");
        return Log(
            $"Why trials did not complete: {string.Join(", ", counts)}",
            ["Trial", "State", "Reason"],
            [.. ended.Select(trial => Markup.Of($"<tr><td>{trial.Index}</td><td>{TrialColumn.State(trial)}</td><td class=\"words\">{trial.Reason}</td></tr>"))]);
    }

    /// <summary>The log of failed attempts; empty where there is none.</summary>
    public static Markup Attempts(ReportFigures figures)
    {
        var attempts = figures.Input.Attempts;
        return Log(
            $"{NumberText.Count(attempts.Count)} failed {(attempts.Count == 1 ? "attempt" : "attempts")}",
            ["Trial", "Attempt", "At (UTC)", "What happened"],
            [.. attempts.Select(attempt => Markup.Of(
                $"<tr><td>{attempt.Index}</td><td>{attempt.Attempt}</td><td>{attempt.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</td><td class=\"words\">{attempt.Reason}</td></tr>"))]);
    }

    private static Markup Log(string title, string[] header, IReadOnlyList<Markup> rows)
    {
        if (rows.Count == 0)
        {
            return Markup.Empty;
        }

        var left = rows.Count > ReportLimits.LogLines ? $" (the first {ReportLimits.LogLines} of them)" : "";
        var head = Markup.Join(header.Select(name => Markup.Of($"<th scope=\"col\">{name}</th>")), "");
        return Markup.Of($"""
            <details><summary>{title}{left}</summary>
            <table class="plain log"><thead><tr>{head}</tr></thead><tbody>{Markup.Join(rows.Take(ReportLimits.LogLines))}</tbody></table></details>
            """);
    }
}

namespace Explorer.Reporting.Html;

/// <summary>Every trial as a table row; the script sorts, filters and pages the rows that are there.</summary>
internal static class TrialTable
{
    public static Markup Write(ReportFigures figures)
    {
        var trials = figures.Trials;
        if (trials.Count == 0)
        {
            return Markup.Empty;
        }

        var counted = figures.Population.Members.Select(member => member.Trial.Index).ToHashSet();
        var ranked = figures.Population.Members.Select(member => (member.Trial, member.Shape))
            .Concat(trials.Where(trial => !counted.Contains(trial.Index)).Select(trial => (Trial: trial, Shape: NetworkShape.Of(trial.Config))))
            .Take(ReportLimits.TableRows);
        var columns = TrialColumn.For(trials, figures.Errors);
        var head = columns.Select(column => Markup.Of(
            $"<th scope=\"col\" data-key=\"{column.Key}\" data-kind=\"{(column.Numeric ? "number" : "text")}\"{Title(column.Title)}>{column.Label}</th>"));
        var rows = ranked.Select(row => Row(row.Trial, row.Shape, columns));
        return Markup.Of($"""
            {Tools(trials)}
            <div class="scroll"><table class="trials"><thead><tr>{Markup.Join(head, "")}</tr></thead>
            <tbody>
            {Markup.Join(rows)}
            </tbody></table></div>
            <div class="pager" hidden></div>
            {Left(trials.Count)}
            """);
    }

    private static Markup Row(TrialRecord trial, NetworkShape? shape, IReadOnlyList<TrialColumn> columns)
    {
        var cells = columns.Select(column =>
        {
            var (text, value) = column.Cell(trial, shape);
            var sort = value is { } number ? Markup.Of($" data-v=\"{NumberText.Exact(number)}\"") : Markup.Empty;
            var kind = new Markup(column.Numeric ? "" : " class=\"words\"");
            var hint = column.Key == "state" ? Title(trial.Reason) : Markup.Empty;
            return Markup.Of($"<td{kind}{sort}{hint}>{text}</td>");
        });
        return Markup.Of($"<tr data-trial=\"{trial.Index}\" class=\"{TrialColumn.State(trial)}\" tabindex=\"0\">{Markup.Join(cells, "")}</tr>");
    }

    private static Markup Tools(IReadOnlyList<TrialRecord> trials)
    {
        var states = trials.GroupBy(trial => trial.State).OrderBy(group => group.Key).Select(group => Markup.Of(
            $"<label class=\"state\"><input type=\"checkbox\" value=\"{TrialColumn.State(group.First())}\" checked> {TrialColumn.State(group.First())} <b>{NumberText.Count(group.Count())}</b></label>"));
        return Markup.Of($"""
            <div class="tools" hidden><input type="search" id="filter" aria-label="Filter trials" placeholder="Filter, such as: error&lt;25% params&lt;2M 32-64" autocomplete="off" spellcheck="false">{Markup.Join(states, "")}<output id="shown"></output></div>
            """);
    }

    private static Markup Left(int count) => count > ReportLimits.TableRows
        ? Markup.Of($"<p class=\"caption\">The table holds the first {NumberText.Count(ReportLimits.TableRows)} of {NumberText.Count(count)} trials by error; <a href=\"trials.csv\">trials.csv</a> has all.</p>")
        : Markup.Empty;

    private static Markup Title(string? text) => string.IsNullOrEmpty(text) ? Markup.Empty : Markup.Of($" title=\"{text}\"");
}

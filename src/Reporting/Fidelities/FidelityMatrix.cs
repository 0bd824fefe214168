using Explorer.Analysis.Fidelities;

namespace Explorer.Reporting.Fidelities;

/// <summary>Kendall's τ of every pair of levels as a table: over all networks above the diagonal, among the best quarter below it.</summary>
internal static class FidelityMatrix
{
    public static Markup Write(FidelityReport report)
    {
        var levels = report.Table.Levels;
        var pairs = report.Agreements.ToDictionary(pair => (pair.Cheap, pair.Dear));
        var head = Markup.Join(levels.Select(level => Markup.Of($"<th scope=\"col\">{level.Label}</th>")), "");
        var rows = levels.Select((row, y) => Markup.Of(
            $"<tr><th scope=\"row\">{row.Label}</th>{Markup.Join(levels.Select((column, x) => Cell(x == y ? null : pairs.GetValueOrDefault(x > y ? (row, column) : (column, row)), x, y)), "")}</tr>"));
        return Markup.Of($"<div class=\"sideways\"><table class=\"agreement\"><thead><tr><td></td>{head}</tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>");
    }

    private static Markup Cell(FidelityAgreement? pair, int x, int y)
    {
        var numbers = x > y ? pair?.Whole : pair?.BestQuarter;
        return x == y ? Markup.Of($"<td class=\"self\"></td>") : numbers is null ? Markup.Of($"<td>–</td>") : Markup.Of(
            $"<td style=\"--t:{Math.Clamp(numbers.KendallTau.Value, 0, 1):0.00}\">{NumberText.Fixed(numbers.KendallTau.Value)}{Range(numbers.KendallTau)}</td>");
    }

    private static Markup Range(Estimate estimate) => estimate.Interval is { } interval
        ? Markup.Of($"<small>{NumberText.Fixed(interval.Lower)} to {NumberText.Fixed(interval.Upper)}</small>")
        : Markup.Empty;
}

using Explorer.Analysis.Parameters;
using Explorer.Statistics.Tests;

namespace Explorer.Reporting.Html;

/// <summary>The parameters of the networks against their error: a table of choices and one of the strongest pairs.</summary>
internal static class ParameterTable
{
    private const int Pairs = 5;

    public static Markup Write(ReportFigures figures)
    {
        if (figures.Parameters is not { Effects.Length: > 0 } report)
        {
            return Markup.Empty;
        }

        var rows = report.Effects.Where(effect => effect.IsChoice).Select(Row).ToList();
        var derived = report.Effects.Where(effect => !effect.IsChoice).Select(Row).ToList();
        var more = derived.Count == 0 ? Markup.Empty : Markup.Of($"<details><summary>Totals, ratios and complexities</summary>{Table(derived)}</details>");
        return Markup.Of($"""<p>{report.Regression?.InWords} {report.IndependenceInWords}</p>{Table(rows)}{Settings(report.Regression)}{Interactions(report.Fit)}{more}""");
    }

    private static Markup Table(IReadOnlyList<Markup> rows) => Markup.Of($"""
        <div class="sideways"><table class="plain"><thead><tr><th scope="col">Parameter</th><th scope="col">Range</th><th scope="col">With the best networks</th><th scope="col">Its 95 % range</th><th scope="col">ρ with the error [95 %]</th><th scope="col" title="change of the error from the range's least to its greatest value, all other parameters as they are: one regression, {ParameterRegression.Method}">From low to high, points [95 %]</th><th scope="col">Main effect</th><th scope="col">p</th></tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>
        """);

    private static Markup Row(ParameterEffect effect) => Markup.Of(
        $"<tr><th scope=\"row\">{effect.Label}</th><td>{NumberText.Value(effect.Low)} – {NumberText.Value(effect.High)}</td><td>{NumberText.Value(effect.BestValue.Median)}</td><td>{NumberText.Value(effect.BestValue.Lower)} – {NumberText.Value(effect.BestValue.Upper)}</td><td>{Correlation(effect.Correlation)}</td><td>{Cell.Points(effect.Adjusted?.OverRange).Text}</td><td>{(effect.MainEffect is { } main ? Share(main.Share) : "–")}</td><td>{(effect.MainEffect is { } test ? NumberText.P(test.AdjustedPValue) : "–")}</td></tr>");

    private static Markup Settings(ParameterRegression? regression)
    {
        var levels = regression?.SettingLevels ?? [];
        return levels.IsEmpty ? Markup.Empty : Markup.Of($"""
            <div class="sideways"><table class="plain"><thead><tr><th scope="col">Swept setting</th><th scope="col">Level</th><th scope="col">Networks</th><th scope="col">Against the mean, points [95 %]</th></tr></thead><tbody>{Markup.Join(levels.Select(level => Markup.Of(
            $"<tr><th scope=\"row\">{level.Label}</th><td>{Range(level.Low, level.High)}</td><td>{level.Count}</td><td>{Cell.Points(level.Difference).Text}</td></tr>")))}</tbody></table></div>
            """);
    }

    private static string Range(double low, double high) => low == high ? NumberText.Value(low) : $"{NumberText.Value(low)} – {NumberText.Value(high)}";

    private static Markup Interactions(AdditiveFit? fit)
    {
        var pairs = fit?.Interactions.Take(Pairs).ToList() ?? [];
        return pairs.Count == 0 ? Markup.Empty : Markup.Of($"""
            <details><summary>Pairs of choices that may act together</summary><div class="sideways"><table class="plain"><thead><tr><th scope="col">Pair</th><th scope="col">Adds</th><th scope="col">p</th></tr></thead><tbody>{Markup.Join(pairs.Select(pair => Markup.Of(
            $"<tr><th scope=\"row\">{pair.First} × {pair.Second}</th><td>{Share(pair.Share)}</td><td>{NumberText.P(pair.AdjustedPValue)}</td></tr>")))}</tbody></table></div></details>
            """);
    }

    private static string Correlation(Estimate? estimate) => estimate switch
    {
        null => "–",
        { Interval: { } interval } => $"{NumberText.Fixed(estimate.Value)} [{NumberText.Fixed(interval.Lower)}, {NumberText.Fixed(interval.Upper)}]",
        _ => NumberText.Fixed(estimate.Value),
    };

    private static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + NumberText.Space + "%";
}

using System.Globalization;
using System.Text.Json;
using Explorer.Analysis.Comparisons;
using Explorer.Reporting.Html;
using Explorer.Reporting.Numbers;
using Explorer.Reporting.Regimes;

namespace Explorer.Reporting.Comparisons;

/// <summary>A comparison as one HTML document that needs no other file.</summary>
internal static class ComparisonPage
{
    private static readonly JsonSerializerOptions DataOptions = new(JsonSerializerDefaults.Web);

    public static string Write(ComparisonFigures figures, IReadOnlyList<string> files)
    {
        var input = figures.Input;
        var pairs = input.Comparisons;
        var title = string.Join(" · ", input.Populations.Select(named => named.Name));
        return PageTemplate.Fill(PageAssets.ComparisonSkeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["title"] = Markup.Encode(title),
            ["codeVersion"] = Markup.Encode(input.CodeVersion),
            ["generatedAt"] = Markup.Encode(input.GeneratedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["regimes"] = Markup.Join(RegimeWording.Lines(input.Regimes).Select(line => Markup.Of($"<p class=\"warning\">{line}</p>"))),
            ["verdicts"] = Markup.Join(pairs.Select(pair => Markup.Of($"<li>{pair.VerdictInWords}.</li>"))),
            ["warnings"] = Markup.Join(input.Warnings.Select(warning => Markup.Of($"<p class=\"warning\">{warning}</p>"))),
            ["key"] = Markup.Join(input.Populations.Select((named, i) => Markup.Of($"<span><i class=\"series s{(i % 8) + 1}\"></i>{named.Name}</span>")), ""),
            ["edfWords"] = Markup.Encode(EdfWords(input)),
            ["populations"] = ComparisonTables.Populations(figures),
            ["confidence"] = Markup.Encode(Confidence(pairs[0])),
            ["differences"] = ComparisonTables.Differences(input),
            ["methods"] = Markup.Encode(Methods(input)),
            ["rows"] = Markup.Encode(pairs.Count.ToString(CultureInfo.InvariantCulture)),
            ["files"] = Markup.Join(files.Select(file => Markup.Of($"<a href=\"{file}\">{file}</a>")), ", "),
            ["css"] = new Markup(PageAssets.Css + PageAssets.Read("comparison.css")),
            ["plotly"] = new Markup(PageAssets.Plotly),
            ["script"] = new Markup(PageAssets.Join("theme.js", "charts.js", "comparison.js")),
            ["data"] = new Markup(JsonSerializer.Serialize(figures.ChartData(), DataOptions)),
        });
    }

    private static string EdfWords(ComparisonInput input) => input.Comparisons[0].Matching is { } matching
        ? string.Create(CultureInfo.InvariantCulture, $"Normalised EDF: {matching.CountsA.Length} equal bins of {matching.Measure} from {matching.Low:N0} to {matching.High:N0}, every bin with the same weight.")
        : "Share of networks with a validation error strictly below e (EDF).";

    private static string Confidence(PopulationComparison pair) => string.Create(CultureInfo.InvariantCulture, $"{100 * pair.Confidence:0.##}{ErrorFormat.Space}%");

    private static string Methods(ComparisonInput input)
    {
        var pair = input.Comparisons[0];
        var several = pair.Pairs > 1 ? $" Both are corrected for {pair.Pairs} pairs (Bonferroni): p times {pair.Pairs}, intervals at {Confidence(pair)}, so that all together are right with {100 * (1 - pair.Level):0.##} %." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Differences are B − A, of errors in points; negative is better for B, but for the area, where more is better. p: studentised permutation test of the mean difference with {pair.Permutations:N0} labellings, which holds whatever the spreads; the mean's interval is of the same test and leaves 0 out exactly where the verdict, at the level {pair.Level:0.##}, shows a difference.{several} The Kolmogorov-Smirnov distance (KS), from the same labellings, asks whether the distributions are the same in full. Quantiles and area have percentile bootstrap intervals; they are questions of their own and may answer otherwise than the mean. Area: 1 − Σ w·min(1, e/ε) with ε = {100 * pair.AreaLimit:0.#} %. Networks trained with several seeds count once. Seed {pair.Seed}.");
    }
}

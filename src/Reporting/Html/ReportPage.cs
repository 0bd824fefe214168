using System.Text.Json;
using Explorer.Analysis.Regime;
using Explorer.Documents.Figures;
using Explorer.Reporting.Wording;
using Explorer.Statistics.Correlations;
using Block = Explorer.Documents.Blocks.Block;

namespace Explorer.Reporting.Html;

/// <summary>The report as one HTML document that needs no other file.</summary>
internal static class ReportPage
{
    // The default encoder writes <, > and & as \u escapes, so no string can end the script element.
    private static readonly JsonSerializerOptions DataOptions = new(JsonSerializerDefaults.Web);

    public static string Write(ReportFigures figures, IReadOnlyList<string> files)
    {
        var input = figures.Input;
        var any = figures.Population.Count > 0;
        var several = figures.Population.Count > 1;
        return PageTemplate.Fill(PageAssets.Skeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["title"] = Markup.Encode(input.Name),
            ["description"] = Markup.Encode(input.Description),
            ["codeVersion"] = Markup.Encode(input.CodeVersion),
            ["generatedAt"] = Markup.Encode(input.GeneratedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["result"] = Markup.Encode(ResultWording.Result(figures)),
            ["remarks"] = Remarks(figures),
            ["regime"] = any ? Regime(figures) : Markup.Empty,
            ["regimeFigures"] = Html(RegimeSection.Write(figures.Regime)),
            ["any"] = new Markup(any ? "any" : ""),
            ["count"] = Markup.Encode(NumberText.Count(figures.Population.Count)),
            ["keyFigures"] = several ? KeyFigures.Write(figures) : Markup.Empty,
            ["shares"] = several ? KeyFigures.Shares(figures) : Markup.Empty,
            ["markerWords"] = Markup.Encode(figures.Summary.Diverged > 0 ? "Each point is one trial; a cross is a diverged one." : "Each point is one trial."),
            ["thinned"] = Markup.Encode(Thinned(figures)),
            ["staticEdf"] = any ? new Markup(StaticEdf.Write(figures, standalone: false)) : Markup.Empty,
            ["panels"] = MeasurePanels.Write(figures),
            ["axisWords"] = Markup.Encode(MeasurePanels.AxisWords),
            ["correlationWords"] = Markup.Encode(figures.Population.Count < RankCorrelation.MinimumCount ? $" (none below {RankCorrelation.MinimumCount} trials)" : $" ({RankCorrelation.Method})"),
            ["parameters"] = ParameterTable.Write(figures),
            ["proxies"] = Html(ReportSections.Proxies(figures)),
            ["predictor"] = Html(ReportSections.Predictor(figures)),
            ["fidelities"] = Html(ReportSections.Fidelities(figures)),
            ["fidelityPanels"] = FidelityPanels.Write(figures),
            ["edfKey"] = Key(figures),
            ["naiveWords"] = Markup.Encode(figures.Correction is null ? "" : "Naive: only the networks that finished, and a scheduler chose those by their early errors. "),
            ["correctedTable"] = Html(ReportSections.Correction(figures)),
            ["curves"] = CurvePanels.Write(figures),
            ["networks"] = NetworkList.Write(figures),
            ["trials"] = TrialTable.Write(figures),
            ["reasons"] = TrialLogs.Reasons(figures),
            ["attempts"] = TrialLogs.Attempts(figures),
            ["definition"] = Markup.Encode(JsonLayout.Write(input.Definition)),
            ["environment"] = EnvironmentTable.Write(figures),
            ["files"] = Markup.Join(files.Select(file => Markup.Of($"<a href=\"{file}\">{file}</a>")), ", "),
            ["css"] = new Markup(PageAssets.Css),
            ["plotly"] = HtmlWriter.Plotly,
            ["script"] = new Markup(PageAssets.Script),
            ["data"] = new Markup(JsonSerializer.Serialize(ChartData.Of(figures), DataOptions)),
        });
    }

    private static Markup Html(IEnumerable<Block> blocks) => HtmlWriter.Write(new Documents.Blocks.Document("", [.. blocks]), drawing => FigureImage.SvgInPage(drawing));

    // Names the curves of the distribution's chart where there are two of them, or where the one is naive.
    private static Markup Key(ReportFigures figures)
    {
        if (figures.Correction is not { } correction)
        {
            return Markup.Empty;
        }

        var corrected = correction.Distribution is null ? Markup.Empty : new Markup("<span><i class=\"line corrected\"></i>corrected: the space at the target fidelity</span>");
        return Markup.Of($"<div class=\"key\"><span><i class=\"line\"></i>naive: the networks that the scheduler let finish</span>{corrected}</div>");
    }

    private static Markup Remarks(ReportFigures figures) =>
        ResultWording.Remarks(figures).ToArray() is { Length: > 0 } remarks ? Markup.Of($"<p class=\"remarks\">{string.Join(' ', remarks)}</p>") : Markup.Empty;

    // What speaks against the trainings stands out; that nothing does is a remark.
    private static Markup Regime(ReportFigures figures) => Markup.Join(RegimeWording.Report(figures.Regime).Select(line => figures.Regime.Verdict == RegimeVerdict.Good
        ? Markup.Of($"<p class=\"remarks\">{line}</p>")
        : Markup.Of($"<p class=\"warning\">{line}</p>")));

    private static string Thinned(ReportFigures figures) => figures.Population.Count > ReportLimits.ChartPoints
        ? $" Drawn: {NumberText.Count(ReportLimits.ChartPoints)} of the {NumberText.Count(figures.Population.Count)} trials, evenly by rank; the CSV file has all."
        : "";
}

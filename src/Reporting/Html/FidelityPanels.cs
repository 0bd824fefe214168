using Explorer.Analysis.Fidelities;

namespace Explorer.Reporting.Html;

/// <summary>Small charts of the error at the target against the error at each cheaper level.</summary>
internal static class FidelityPanels
{
    public static Markup Write(ReportFigures figures) => figures.Fidelities is not { } report ? Markup.Empty : Markup.Of($"""
        <div class="panels" id="fidelity">{Markup.Join(report.WithTarget.Select(pair => Panel(pair, report.Table.Levels.IndexOf(pair.Cheap))))}</div>
        <p class="caption">Validation error at {report.Table.Target.Label} (vertical) against the error at a cheaper level. {Drawn(figures)}</p>
        """);

    private static Markup Panel(FidelityAgreement pair, int level) => Markup.Of(
        $"""<figure class="panel"><figcaption><b>{pair.Cheap.Label}</b> <span>τ = {Cell.Number(pair.Whole.KendallTau)}</span></figcaption><div class="plot" id="fidelity-{level}" role="img" aria-label="Error at the target against {pair.Cheap.Label}"></div></figure>""");

    private static string Drawn(ReportFigures figures) => figures.Population.Count > ReportLimits.ChartPoints
        ? $"Drawn: {NumberText.Count(ReportLimits.ChartPoints)} of the {NumberText.Count(figures.Population.Count)} trials, evenly by rank."
        : "Each point is one trial that got to both.";
}

namespace Explorer.Reporting.Html;

/// <summary>The frames of the small multiples: one a measure, with its correlation.</summary>
internal static class MeasurePanels
{
    public const string AxisWords = "logarithmic where values span more than a factor of eight";

    public static Markup Write(ReportFigures figures) => Markup.Join(figures.Measures.Select((measure, i) => Markup.Of(
        $"""<figure class="panel"><figcaption><b>{measure.Label}</b> <span>{Words(figures.Correlations[i])}</span></figcaption><div class="plot" id="scatter-{measure.Key}" role="img" aria-label="Validation error against {measure.Label}"></div></figure>""")));

    private static string Words(Estimate? correlation) => correlation switch
    {
        null => "",
        { Interval: { } interval } => $"ρ = {NumberText.Fixed(correlation.Value)} [{NumberText.Fixed(interval.Lower)}, {NumberText.Fixed(interval.Upper)}]",
        _ => $"ρ = {NumberText.Fixed(correlation.Value)}",
    };
}

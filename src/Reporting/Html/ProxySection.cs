using Explorer.Analysis.Prediction;

namespace Explorer.Reporting.Html;

/// <summary>Zero-cost proxies beside the baselines that they have to beat: a figure of τ and a table.</summary>
internal static class ProxySection
{
    public static Markup Write(ReportFigures figures) => figures.Proxies is not { } report ? Markup.Empty : Markup.Of($"""
        <div class="split"><figure>{ProxyPlot.Draw(report)}</figure></div>
        <div class="sideways"><table class="plain"><thead><tr><th scope="col">Proxy</th><th scope="col">τ [95 %]</th><th scope="col">ρ [95 %]</th><th scope="col">τ, best quarter [95 %]</th><th scope="col">NaN</th><th scope="col">Time</th><th scope="col">Beats the best baseline</th></tr></thead><tbody>{Markup.Join(report.Correlations.Select(item => Row(item, report.BestBaseline)))}</tbody></table></div>
        """);

    /// <summary>The verdict in words.</summary>
    public static string Verdict(ProxyCorrelation item, ProxyCorrelation? best) => item.Verdict switch
    {
        null => ReferenceEquals(item, best) ? "the best baseline" : "baseline",
        ProxyVerdict.Beats => $"yes, τ higher by {Words(item.OverBaselines)}",
        ProxyVerdict.FallsShort => $"no, τ differs by {Words(item.OverBaselines)}",
        _ => $"no difference shown: {Words(item.OverBaselines)}",
    };

    private static Markup Row(ProxyCorrelation item, ProxyCorrelation? best) => Markup.Of(
        $"<tr><th scope=\"row\">{item.Name}</th><td>{Words(item.Kendall)}</td><td>{Words(item.Spearman)}</td><td>{Words(item.BestKendall)}</td><td>{(item.IsBaseline ? "–" : item.Undefined.ToString(CultureInfo.InvariantCulture))}</td><td>{(item.Seconds is { } seconds ? NumberText.Time(seconds) : "–")}</td><td>{Verdict(item, best)}</td></tr>");

    private static string Words(Estimate? estimate) => estimate switch
    {
        null => "–",
        { Interval: { } interval } => $"{NumberText.Fixed(estimate.Value)} [{NumberText.Fixed(interval.Lower)}, {NumberText.Fixed(interval.Upper)}]",
        _ => NumberText.Fixed(estimate.Value),
    };
}

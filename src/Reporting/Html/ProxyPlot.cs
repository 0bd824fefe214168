using Explorer.Analysis.Prediction;
using Explorer.Reporting.Studies.Figures;

namespace Explorer.Reporting.Html;

/// <summary>Kendall's τ of every proxy and baseline with its interval, one below the other.</summary>
internal static class ProxyPlot
{
    private const double Row = 26;

    public static Markup Draw(ProxyReport report)
    {
        var items = report.Correlations;
        var plot = new Plot { Left = 120, Top = 12, Width = 480, Height = Row * items.Count, Horizontal = (-1, 1), Vertical = (items.Count, 0) };
        plot.HorizontalAxis([-1, -0.5, 0, 0.5, 1], tick => tick == 0 ? "0" : NumberText.Fixed(tick), "Kendall’s τ with accuracy: 1 orders networks as training does");
        plot.VerticalLine(0, "zero");
        for (var i = 0; i < items.Count; i++)
        {
            Draw(plot, items[i], i + 0.5, report.BestBaseline);
        }

        var height = plot.Top + plot.Height + 48;
        return Markup.Of($"<svg class=\"chart\" viewBox=\"0 0 622 {height}\" role=\"img\" aria-label=\"Kendall’s τ of proxies and baselines\">{new Markup(plot.Body)}</svg>");
    }

    private static void Draw(Plot plot, ProxyCorrelation item, double at, ProxyCorrelation? best)
    {
        plot.Words(plot.Left - 12, plot.Y(at) + 4, "end", item.Name, item.IsBaseline ? "axis" : "name");
        if (item.Kendall is not { } tau)
        {
            return;
        }

        var style = item.Verdict switch { ProxyVerdict.Beats => "better", ProxyVerdict.FallsShort => "worse", _ => "open" };
        if (tau.Interval is { } interval)
        {
            plot.Line((interval.Lower, at), (interval.Upper, at), $"whisker {style}");
        }

        plot.Dot(tau.Value, at, 4.5, $"dot {style}", $"{item.Name}: {NumberText.Fixed(tau.Value)}, {ProxySection.Verdict(item, best)}");
    }
}

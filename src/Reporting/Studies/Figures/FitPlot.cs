using Explorer.Analysis.Widths;

namespace Explorer.Reporting.Studies.Figures;

/// <summary>Error against e_fit, one dot a network.</summary>
internal static class FitPlot
{
    private const int Ticks = 5;

    /// <summary>The picture; at least one network with a fit.</summary>
    public static Picture Draw(LinearWidthTrend trend)
    {
        var fitted = trend.Networks.Where(network => network.Fit is not null).ToList();
        var most = Math.Max(0.05, fitted.Max(network => network.Fit!.FitError));
        var (low, high) = (fitted.Min(network => network.Member.Error), fitted.Max(network => network.Member.Error));
        var margin = Math.Max(0.005, 0.05 * (high - low));
        var plot = new Plot { Left = 60, Top = 12, Width = 545, Height = 260, Horizontal = (0, 1.04 * most), Vertical = (low - margin, high + margin) };
        var step = RoundStep(most / Ticks);
        plot.HorizontalAxis(Enumerable.Range(0, (int)Math.Floor(most / step) + 1).Select(k => k * step), value => FormattableString.Invariant($"{value:0.###}"), "e_fit, mean squared log-ratio of the line's widths to the network's");
        foreach (var error in RoundErrors.Within(low, high))
        {
            plot.HorizontalLine(error);
            plot.Words(plot.Left - 8, plot.Y(error) + 4, "end", FormattableString.Invariant($"{100 * error:0.##} %"));
        }

        foreach (var network in fitted)
        {
            plot.Dot(network.Fit!.FitError, network.Member.Error, 3.4, "dot c1", FormattableString.Invariant($"trial {network.Member.Trial.Index}: error {100 * network.Member.Error:0.0} %, e_fit {network.Fit.FitError:0.000}"));
        }

        return new Picture(622, plot.Top + plot.Height + 48, "Error against the fit error of the quantised line", plot.Body);
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power <= 1 ? 1 : step / power <= 2 ? 2 : step / power <= 5 ? 5 : 10);
    }
}

using System.Net;
using Explorer.Analysis.Widths;

namespace Explorer.Reporting.Rules;

/// <summary>The paper's Figure 8 for a population (SVG): block widths of the best networks with their line, and error against e_fit.</summary>
internal static class FitPicture
{
    private const double Panel = 380;
    private const double Height = 260;
    private const double Top = 44;
    private const double Left = 52;
    private const double Gap = 70;
    private const int MostTicks = 5;

    public static string Write(string experiment, LinearWidthTrend trend)
    {
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + (2 * Panel) + Gap + 16} {Top + Height + 48}\" role=\"img\" aria-label=\"Linear widths\" font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        svg.Append("<style>.back{fill:#fff}.axis{stroke:#bbb;fill:none}.one{fill:none;stroke:#0072b2;stroke-opacity:.35}.dot{fill:#0072b2;fill-opacity:.55}.line{stroke:#d55e00;stroke-width:2}text{fill:#444}.title{font-size:14px;font-weight:600}</style><rect class=\"back\" width=\"100%\" height=\"100%\"/>");
        Widths(svg, experiment, trend);
        Errors(svg, trend);
        return svg.Append("</svg>").ToString();
    }

    private static void Widths(StringBuilder svg, string experiment, LinearWidthTrend trend)
    {
        var best = trend.Networks.Where(network => !network.Member.Diverged).Take(trend.BestCount).Select(network => network.Member.Shape!).ToList();
        var blocks = best.Count == 0 ? 1 : Math.Max(2, best.Max(shape => shape.TotalDepth));
        double widest = best.Count == 0 ? 1 : best.Max(shape => shape.Stages.Max(stage => stage.Width));
        double X(double block) => Left + (Panel * block / (blocks - 1));
        double Y(double width) => Top + (Height * (1 - (width / widest)));
        Axes(svg, Left, $"{experiment}: block widths of the best {best.Count}", "block j", 0, blocks - 1, "0", 0, widest, "0");
        foreach (var shape in best)
        {
            var points = shape.Stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth)).Select((width, j) => FormattableString.Invariant($"{X(j):0.#},{Y(width):0.#}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"one\" points=\"{string.Join(' ', points)}\"/>");
        }

        if (trend.InitialWidth is { } initial && trend.Slope is { } slope)
        {
            double At(double block) => Math.Clamp(initial.Value + (slope.Value * block), 0, widest);
            Add(svg, $"<line class=\"line\" x1=\"{X(0):0.#}\" y1=\"{Y(At(0)):0.#}\" x2=\"{X(blocks - 1):0.#}\" y2=\"{Y(At(blocks - 1)):0.#}\"/>");
            Add(svg, $"<text x=\"{Left + 8}\" y=\"{Top + 16}\">w = {initial.Value:0} + {slope.Value:0.0} j</text>");
        }
    }

    private static void Errors(StringBuilder svg, LinearWidthTrend trend)
    {
        var fitted = trend.Networks.Where(network => network.Fit is not null).ToList();
        if (fitted.Count == 0)
        {
            return;
        }

        var start = Left + Panel + Gap;
        var (low, high) = (fitted.Min(network => network.Member.Error), fitted.Max(network => network.Member.Error));
        var (from, to) = (Math.Max(0, low - 0.01), Math.Min(1, high + 0.01));
        var widest = Math.Max(1e-6, fitted.Max(network => network.Fit!.FitError));
        var rho = trend.ErrorCorrelation is { } correlation ? FormattableString.Invariant($" (Spearman {correlation.Value:0.00})") : "";
        Axes(svg, start, $"error in % against e_fit{rho}", "e_fit", 0, widest, "0.00", 100 * from, 100 * to, "0");
        foreach (var network in fitted)
        {
            Add(svg, $"<circle class=\"dot\" r=\"3\" cx=\"{start + (Panel * network.Fit!.FitError / widest):0.#}\" cy=\"{Top + (Height * (1 - ((network.Member.Error - from) / (to - from)))):0.#}\"/>");
        }
    }

    private static void Axes(StringBuilder svg, double left, string title, string below, double fromX, double toX, string formatX, double fromY, double toY, string formatY)
    {
        Add(svg, $"<text class=\"title\" x=\"{left}\" y=\"{Top - 18}\">{WebUtility.HtmlEncode(title)}</text><path class=\"axis\" d=\"M{left},{Top} V{Top + Height} H{left + Panel}\"/>");
        for (var tick = 0; tick < MostTicks; tick++)
        {
            var share = tick / (MostTicks - 1.0);
            var (x, y) = (fromX + (share * (toX - fromX)), fromY + (share * (toY - fromY)));
            Add(svg, $"<text x=\"{left + (Panel * share):0.#}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{x.ToString(formatX, CultureInfo.InvariantCulture)}</text>");
            Add(svg, $"<text x=\"{left - 8}\" y=\"{Top + (Height * (1 - share)) + 4:0.#}\" text-anchor=\"end\">{y.ToString(formatY, CultureInfo.InvariantCulture)}</text>");
        }

        Add(svg, $"<text x=\"{left + (Panel / 2)}\" y=\"{Top + Height + 38}\" text-anchor=\"middle\">{below}</text>");
    }

    private static void Add(StringBuilder text, FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
}

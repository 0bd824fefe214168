namespace Explorer.Reporting.Html;

/// <summary>The error distribution as a still picture (SVG): for pages without a script, and as a file of its own.</summary>
internal static class StaticEdf
{
    private const double Left = 46;
    private const double Top = 14;
    private const double Width = 560;
    private const double Height = 280;

    /// <summary>The picture; with its own colours where it stands alone, else with the page's.</summary>
    public static string Write(ReportFigures figures, bool standalone)
    {
        var steps = figures.Distribution.Steps;
        var band = figures.Band!;
        var low = steps[0].Error;
        var high = steps[^1].Error;
        var margin = Math.Max(0.005, 0.04 * (high - low));
        var (from, to) = (Math.Max(0, low - margin), Math.Min(1, high + margin));
        double X(double error) => Left + (Width * (error - from) / (to - from));
        double Y(double share) => Top + (Height * (1 - share));

        var n = figures.Distribution.Count;
        var curve = Stairs(from, to, 0, steps.Select(step => (step.Error, (double)step.CountUpTo / n)), X, Y);
        var upper = Stairs(from, to, band.Before.Upper, steps.Select((step, i) => (step.Error, band.After[i].Upper)), X, Y);
        var lower = Stairs(from, to, band.Before.Lower, steps.Select((step, i) => (step.Error, band.After[i].Lower)), X, Y);
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"still\" viewBox=\"0 0 {Left + Width + 14} {Top + Height + 44}\" role=\"img\" aria-label=\"Error distribution\" font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        if (standalone)
        {
            Add(svg, $"<style>.back{{fill:#fff}}.grid{{stroke:#e4e4e0}}.band{{fill:#0072b2;fill-opacity:.15}}.curve{{fill:none;stroke:#0072b2;stroke-width:1.8}}text{{fill:#444}}</style><rect class=\"back\" width=\"100%\" height=\"100%\"/>");
        }

        foreach (var share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            Add(svg, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + Width}\" y1=\"{Y(share):0.##}\" y2=\"{Y(share):0.##}\"/><text x=\"{Left - 8}\" y=\"{Y(share) + 4:0.##}\" text-anchor=\"end\">{share * 100:0} %</text>");
        }

        foreach (var error in (IEnumerable<double>)[low, .. RoundErrors.Within(low, high).Where(error => X(error) - X(low) > 40)])
        {
            Add(svg, $"<text x=\"{X(error):0.##}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{100 * error:0.##} %</text>");
        }

        Add(svg, $"<path class=\"band\" d=\"{upper} L{Reversed(lower)} Z\"/><path class=\"curve\" d=\"{curve}\"/>");
        var corrected = figures.Correction?.Distribution;
        if (corrected is not null)
        {
            var points = corrected.Curve.Where(point => point.Error >= from && point.Error <= to).Select(point => FormattableString.Invariant($"{X(point.Error):0.##},{Y(point.Share.Value):0.##}"));
            Add(svg, $"<polyline class=\"corrected\" fill=\"none\" stroke=\"#d55e00\" stroke-width=\"1.8\" stroke-dasharray=\"6 3\" points=\"{string.Join(' ', points)}\"/>");
        }

        var which = figures.Correction is null ? $"share of {n} networks below it" : corrected is null ? $"naive share of the {n} networks that finished" : $"naive share of the {n} networks that finished; dashed: corrected";
        Add(svg, $"<text x=\"{Left + (Width / 2)}\" y=\"{Top + Height + 38}\" text-anchor=\"middle\">validation error e; {which}</text></svg>");
        return svg.ToString();
    }

    private static string Stairs(double from, double to, double start, IEnumerable<(double Error, double Share)> steps, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        Add(path, $"M{x(from):0.##},{y(start):0.##}");
        var before = start;
        foreach (var (error, share) in steps)
        {
            Add(path, $" {x(error):0.##},{y(before):0.##} {x(error):0.##},{y(share):0.##}");
            before = share;
        }

        Add(path, $" {x(to):0.##},{y(before):0.##}");
        return path.ToString();
    }

    private static string Reversed(string path) => string.Join(' ', path[1..].Split(' ').Reverse());

    private static void Add(StringBuilder text, FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
}

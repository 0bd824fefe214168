using System.Net;

namespace Explorer.Reporting.Studies.Figures;

/// <summary>Draws in data coordinates on a frame with room for axes.</summary>
internal sealed class Plot
{
    private readonly StringBuilder _body = new();

    public required double Left { get; init; }

    public required double Top { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>The values at the left and right end.</summary>
    public required (double From, double To) Horizontal { get; init; }

    /// <summary>The values at the bottom and top end.</summary>
    public required (double From, double To) Vertical { get; init; }

    public string Body => _body.ToString();

    public double X(double value) => Left + (Width * (value - Horizontal.From) / (Horizontal.To - Horizontal.From));

    public double Y(double value) => Top + (Height * (1 - ((value - Vertical.From) / (Vertical.To - Vertical.From))));

    /// <summary>A horizontal line across the frame.</summary>
    public void HorizontalLine(double value, string style = "grid") =>
        Add($"<line class=\"{style}\" x1=\"{Left:0.##}\" x2=\"{Left + Width:0.##}\" y1=\"{Y(value):0.##}\" y2=\"{Y(value):0.##}\"/>");

    /// <summary>A vertical line across the frame.</summary>
    public void VerticalLine(double value, string style = "grid") =>
        Add($"<line class=\"{style}\" x1=\"{X(value):0.##}\" x2=\"{X(value):0.##}\" y1=\"{Top:0.##}\" y2=\"{Top + Height:0.##}\"/>");

    /// <summary>A line between two points of the frame, in data coordinates.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to, string style) =>
        Add($"<line class=\"{style}\" x1=\"{X(from.X):0.##}\" x2=\"{X(to.X):0.##}\" y1=\"{Y(from.Y):0.##}\" y2=\"{Y(to.Y):0.##}\"/>");

    /// <summary>A dot.</summary>
    public void Dot(double x, double y, double radius, string style, string title) =>
        Add($"<circle class=\"{style}\" cx=\"{X(x):0.##}\" cy=\"{Y(y):0.##}\" r=\"{radius:0.##}\">{Title(title)}</circle>");

    /// <summary>Words at a place of the picture, in its own units.</summary>
    public void Words(double x, double y, string anchor, string text, string style = "") =>
        Add($"<text class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>Stairs that keep each level until the next step, as a path's points.</summary>
    public string Stairs(double start, IEnumerable<(double At, double Level)> steps)
    {
        var path = new StringBuilder();
        Append(path, $"{X(Horizontal.From):0.##},{Y(start):0.##}");
        var before = start;
        foreach (var (at, level) in steps)
        {
            var x = Math.Clamp(at, Horizontal.From, Horizontal.To);
            Append(path, $" {X(x):0.##},{Y(before):0.##} {X(x):0.##},{Y(level):0.##}");
            before = level;
        }

        Append(path, $" {X(Horizontal.To):0.##},{Y(before):0.##}");
        return path.ToString();
    }

    /// <summary>A path through points.</summary>
    public void Path(string points, string style, string title = "") => Add($"<path class=\"{style}\" d=\"M{points}\">{Title(title)}</path>");

    /// <summary>The area between two paths.</summary>
    public void Area(string upper, string lower, string style) => Add($"<path class=\"{style}\" d=\"M{upper} L{string.Join(' ', lower.Split(' ').Reverse())} Z\"/>");

    /// <summary>Round values along the horizontal axis with a label each, and the axis' words.</summary>
    public void HorizontalAxis(IEnumerable<double> ticks, Func<double, string> label, string words)
    {
        foreach (var tick in ticks)
        {
            VerticalLine(tick);
            Words(X(tick), Top + Height + 18, "middle", label(tick));
        }

        Words(Left + (Width / 2), Top + Height + 38, "middle", words, "axis");
    }

    private static string Title(string text) => text.Length > 0 ? $"<title>{WebUtility.HtmlEncode(text)}</title>" : "";

    private void Add(FormattableString part) => Append(_body, part);

    private static void Append(StringBuilder text, FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
}

using System.Text;

namespace Explorer.Steps;

/// <summary>Memory against networks trained, as SVG.</summary>
internal static class MemoryFigure
{
    private const double Width = 720, Height = 320, Left = 60, Right = 16, Top = 28, Bottom = 44;

    public static string Draw(IReadOnlyList<double> megabytes)
    {
        var most = Math.Ceiling(megabytes.Max() * 1.1 / 100) * 100;
        double X(int networks) => Left + ((Width - Left - Right) * networks / megabytes.Count);
        double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * value / most);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n<text x=\"{Left}\" y=\"18\" font-size=\"13\">A worker's resident memory over {megabytes.Count} different networks (MB)</text>\n");
        for (var value = 0.0; value <= most; value += 100)
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):f1}\" y2=\"{Y(value):f1}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:f1}\" text-anchor=\"end\">{value}</text>\n");
        for (var networks = 0; networks <= megabytes.Count; networks += 50)
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(networks):f1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{networks}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Width + Left) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">networks trained</text>\n");
        var points = string.Join(' ', megabytes.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i + 1):f1},{Y(value):f1}")));
        return text.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"#1f77b4\" stroke-width=\"2\"/>\n</svg>\n").ToString();
    }
}

namespace Explorer.Documents.Figures;

/// <summary>The corners of step functions and stairs, which their few numbers stand for.</summary>
internal static class SteppedLine
{
    /// <summary>The points through which a line runs, in the values of its axes; those that no axis can show are left out.</summary>
    /// <param name="series">The series.</param>
    /// <param name="levels">Its heights or an end of its band.</param>
    /// <param name="scale">The horizontal axis.</param>
    public static IReadOnlyList<(double X, double Y)> Of(Series series, IReadOnlyList<double> levels, Scale scale)
    {
        var known = series.X.Zip(levels).Where(point => !double.IsNaN(point.First) && double.IsFinite(point.Second) && (!scale.IsLog || point.First is > 0 or double.NegativeInfinity)).ToList();
        return series.Kind switch
        {
            SeriesKind.Steps => Steps(known, scale),
            SeriesKind.Stairs => Stairs(known),
            _ => known,
        };
    }

    private static List<(double X, double Y)> Steps(List<(double X, double Y)> known, Scale scale)
    {
        var before = 0.0;
        var corners = new List<(double X, double Y)>();
        foreach (var (x, y) in known)
        {
            if (!double.IsNegativeInfinity(x))
                corners.AddRange([(corners.Count == 0 ? scale.From : corners[^1].X, before), (Math.Clamp(x, scale.From, scale.To), before), (Math.Clamp(x, scale.From, scale.To), y)]);
            before = y;
        }

        corners.Add((scale.To, before));
        return corners;
    }

    private static List<(double X, double Y)> Stairs(List<(double X, double Y)> known)
    {
        double Edge(int i) => known.Count == 1 ? known[0].X + i - 0.5
            : i == 0 ? known[0].X - ((known[1].X - known[0].X) / 2)
            : i == known.Count ? known[^1].X + ((known[^1].X - known[^2].X) / 2)
            : (known[i - 1].X + known[i].X) / 2;
        return [.. known.SelectMany((point, i) => new[] { (Edge(i), point.Y), (Edge(i + 1), point.Y) })];
    }
}

using ScottPlot;

namespace Explorer.Documents.Figures.Plots;

/// <summary>Puts a figure's series on its plot: bands behind, then lines, bars and points in their order.</summary>
internal sealed class SeriesPlots(Plot plot, Figure figure, Scale x, Scale y, Turned? turned)
{
    private const int Many = 400;
    private const int Few = 20;
    private const double BarsWidth = 0.8;
    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenDiamond,
    ];

    /// <summary>The shape of a series' points: also without colours they can be told apart.</summary>
    public static MarkerShape Shape(Series series) => series.IsCrossed ? MarkerShape.Eks : Shapes[(series.Colour ?? 0) % Shapes.Length];

    /// <summary>Whether a line is dashed: by its meaning, or because its colour begins anew.</summary>
    public static bool IsDashed(Series series) => series.IsDashed || series.Colour >= Palette.Count;

    /// <summary>Whether a line shows the points that it joins.</summary>
    public static bool ShowsPoints(Series series) => series.Kind == SeriesKind.Line && (series.X.Count == 1 || (series.X.Count <= Few && !series.IsDashed));

    /// <summary>Adds all of them.</summary>
    public void Add()
    {
        foreach (var series in figure.Series.Where(series => series is { Kind: SeriesKind.Steps or SeriesKind.Line, Lower: not null, Upper: not null }))
            Band(series);
        foreach (var series in figure.Series)
        {
            switch (series.Kind)
            {
                case SeriesKind.Bars:
                    Bars(series);
                    break;
                case SeriesKind.Spans:
                    Spans(series);
                    break;
                case SeriesKind.Points or SeriesKind.Intervals:
                    Points(series);
                    break;
                default:
                    Line(series);
                    break;
            }
        }
    }

    private void Band(Series series)
    {
        var upper = Path(series, series.Upper!);
        var lower = Path(series, series.Lower!);
        if (upper.Length == 0 || lower.Length == 0)
            return;
        var area = plot.Add.Polygon([.. upper, .. lower.Reverse()]);
        area.FillColor = Look.Color(Palette.Of(series.Colour), Look.BandOpacity);
        area.LineWidth = 0;
        area.MarkerSize = 0;
    }

    private void Line(Series series)
    {
        var path = Path(series, series.Y);
        if (path.Length == 0)
            return;
        plot.PlottableList.Add(new LinePlot(path, Palette.Of(series.Colour), series is { Colour: null, Kind: SeriesKind.Stairs } ? 1 : Look.Stroke, IsDashed(series)));
        if (ShowsPoints(series))
            plot.Add.Markers(path, Shape(series), 5, Look.Color(Palette.Of(series.Colour)));
    }

    private void Points(Series series)
    {
        var places = Places(series);
        if (places.Count == 0)
            return;
        var many = places.Count > Many;
        var across = series.Kind == SeriesKind.Intervals;
        ErrorBars(series, places, series.Lower, series.Upper, across);
        ErrorBars(series, places, series.Left, series.Right, across: true);

        var points = plot.Add.Markers(places.ConvertAll(i => At(series, i)), Shape(series), many ? 3.5f : 6, Look.Color(Palette.Of(series.Colour), many && !series.IsCrossed ? 0.5 : 0.85));
        points.MarkerLineWidth = series.IsCrossed ? 1.5f : 1;
    }

    private void ErrorBars(Series series, List<int> places, IReadOnlyList<double>? lower, IReadOnlyList<double>? upper, bool across)
    {
        if (lower is null || upper is null)
            return;
        var scale = across ? x : y;
        double Distance(int i, double end) => Math.Abs(scale.At(end) - (across ? At(series, i).X : At(series, i).Y));
        double[] below = [.. places.Select(i => Distance(i, lower[i]))];
        double[] above = [.. places.Select(i => Distance(i, upper[i]))];
        plot.PlottableList.Add(new ScottPlot.Plottables.ErrorBar(
            [.. places.Select(i => At(series, i).X)], [.. places.Select(i => At(series, i).Y)], across ? above : null, across ? below : null, across ? null : above, across ? null : below)
        {
            CapSize = 0,
            LineWidth = series.Kind == SeriesKind.Intervals ? 1.8f : 1,
            Color = Look.Color(Palette.Of(series.Colour)),
        });
    }

    private void Spans(Series series)
    {
        foreach (var i in Places(series))
        {
            var middle = At(series, i).Y;
            var bar = plot.Add.Rectangle(x.At(series.Lower![i]), x.At(series.Upper![i]), middle - (BarsWidth / 2), middle + (BarsWidth / 2));
            (bar.LineWidth, bar.FillColor) = (0, Look.Color(Palette.Of(series.Colour)));
        }
    }

    private void Bars(Series series)
    {
        var all = figure.Series.Where(other => other.Kind == SeriesKind.Bars).ToList();
        var width = BarsWidth / all.Count;
        var shift = (width * all.IndexOf(series)) - ((BarsWidth - width) / 2);
        for (var i = 0; i < series.X.Count; i++)
        {
            if (!double.IsFinite(series.Y[i]))
                continue;
            var bar = plot.Add.Bar(series.X[i] + shift, series.Y[i]).Bars.Single();
            (bar.Size, bar.LineWidth, bar.FillColor) = (0.92 * width, 0, Look.Color(Palette.Of(series.Colour)));
            if (series is { Lower: { } lower, Upper: { } upper })
                plot.Add.Line(bar.Position, lower[i], bar.Position, upper[i]).Color = Look.Color(Palette.Ink);
        }
    }

    private List<int> Places(Series series) =>
        [.. Enumerable.Range(0, series.X.Count).Where(i => double.IsFinite(series.X[i]) && double.IsFinite(series.Y[i]) && (!x.IsLog || series.X[i] > 0) && (!y.IsLog || series.Y[i] > 0))];

    private Coordinates At(Series series, int i) => new(x.At(series.X[i]), turned?.At(series.Y[i]) ?? y.At(series.Y[i]));

    private Coordinates[] Path(Series series, IReadOnlyList<double> levels) =>
        [.. SteppedLine.Of(series, levels, x).Where(point => !y.IsLog || point.Y > 0).Select(point => new Coordinates(x.At(point.X), y.At(point.Y)))];
}

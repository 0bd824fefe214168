using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>Names beside points, where nothing else stands; a name that has no place is left out.</summary>
internal static class PointNames
{
    private const float Away = 6;

    public static void Add(Plot plot, Figure figure, Scale x, Scale y)
    {
        var named = figure.Series.Where(series => series is { ShowsLabels: true, Labels: not null }).ToList();
        if (named.Count == 0)
            return;
        var area = plot.LastRender.DataRect;
        var taken = figure.Series.Where(series => series.Kind is SeriesKind.Points)
            .SelectMany(series => series.X.Select((_, i) => plot.GetPixel(new Coordinates(x.At(series.X[i]), y.At(series.Y[i])))))
            .Select(pixel => SKRect.Create(pixel.X - 4, pixel.Y - 4, 8, 8)).ToList();
        foreach (var series in figure.Series.Where(series => series is { Kind: SeriesKind.Points, Lower: not null, Upper: not null }))
        {
            for (var i = 0; i < series.X.Count; i++)
            {
                var (low, high) = (plot.GetPixel(new Coordinates(x.At(series.X[i]), y.At(series.Lower![i]))), plot.GetPixel(new Coordinates(x.At(series.X[i]), y.At(series.Upper![i]))));
                taken.Add(new SKRect(low.X - 1, high.Y, low.X + 1, low.Y));
            }
        }

        foreach (var series in named)
        {
            for (var i = 0; i < series.X.Count; i++)
            {
                var words = series.Labels![i];
                var place = new Coordinates(x.At(series.X[i]), y.At(series.Y[i]));
                var pixel = plot.GetPixel(place);
                var (width, height) = (Look.Width(words), Look.Letters);
                float End(IReadOnlyList<double>? ends) => ends is null ? 0 : plot.GetPixel(new Coordinates(x.At(series.X[i]), y.At(ends[i]))).Y - pixel.Y;
                (float X, float Y)[] corners =
                [
                    (Away, -Away - height), (Away, Away), (-Away - width, Away), (-Away - width, -Away - height), (Away + 2, -height / 2), (-Away - 2 - width, -height / 2),
                    (-width / 2, -Away - 2 - height), (-width / 2, Away + 2), (Away, -Away - (2 * height)), (Away, Away + height), (-Away - width, Away + height), (-Away - width, -Away - (2 * height)),
                    (-width / 2, End(series.Upper) - height - 3), (-width / 2, End(series.Lower) + 3),
                ];
                foreach (var (right, down) in corners)
                {
                    var box = SKRect.Create(pixel.X + right, pixel.Y + down, width, height);
                    if (box.Left < area.Left || box.Right > area.Right || box.Top < area.Top || box.Bottom > area.Bottom || taken.Exists(other => other.IntersectsWith(box)))
                        continue;
                    taken.Add(box);
                    var text = plot.Add.Text(words, place);
                    (text.LabelFontSize, text.LabelFontName, text.LabelFontColor) = (Look.Letters, Look.Font, Look.Color(Palette.Ink));
                    (text.Alignment, text.OffsetX, text.OffsetY) = (Alignment.UpperLeft, right, down);
                    break;
                }
            }
        }
    }
}

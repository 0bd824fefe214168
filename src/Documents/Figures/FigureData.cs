using System.Text.Json;
using System.Text.Json.Serialization;

namespace Explorer.Documents.Figures;

/// <summary>What a page's script needs to draw figures: axes with their ticks, places, and the words of each point, so that it formats no number itself.</summary>
internal static class FigureData
{
    private const int Ticks = 6;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The figures by their keys, those of panels included, and the words of the trials that several have points of, as JSON that may stand in an HTML script element.</summary>
    public static string Json(IEnumerable<Drawing> drawings)
    {
        var figures = drawings.SelectMany(drawing => drawing switch { Figure figure => [figure], Panels panels => panels.Aligned(), _ => (IReadOnlyList<Figure>)[] });
        var trials = new Dictionary<int, string>();
        var all = figures.ToDictionary(figure => figure.Key, figure => Of(figure, trials), StringComparer.Ordinal);
        return JsonSerializer.Serialize(new { Figures = all, Trials = trials }, Options);
    }

    private static object Of(Figure figure, Dictionary<int, string> trials)
    {
        var x = Scale.Horizontal(figure, Ticks + 2);
        return new { X = Of(figure.X, x), Y = Of(figure.Y, Scale.Vertical(figure, Ticks)), figure.Aspect, figure.Note, Series = figure.Series.Select(series => Of(figure, series, x, trials)).ToList() };
    }

    private static object Of(Axis axis, Scale scale) => new
    {
        axis.Title,
        Range = new[] { scale.At(scale.From), scale.At(scale.To) },
        scale.IsLog,
        IsNamed = axis.Names is not null,
        Places = scale.Ticks.Where(tick => tick.Text.Length > 0).Select(tick => tick.Place),
        Texts = scale.Ticks.Where(tick => tick.Text.Length > 0).Select(tick => tick.Text),
        axis.Marks,
    };

    private static object Of(Figure figure, Series series, Scale scale, Dictionary<int, string> trials)
    {
        var steps = series.Kind == SeriesKind.Steps;
        var begins = steps && series.X.Count > 0 && double.IsNegativeInfinity(series.X[0]);
        IEnumerable<double?>? Values(IReadOnlyList<double>? values) => values?.Select(value => double.IsFinite(value) ? value : (double?)null);
        IEnumerable<double?>? Levels(IReadOnlyList<double>? values) => steps && values is { Count: > 0 } ? [.. begins ? [] : (double?[])[0], .. Values(values)!, values[^1]] : Values(values);
        IEnumerable<T>? Padded<T>(IEnumerable<T>? values, T none) => steps && values is not null ? [.. begins ? [] : (T[])[none], .. values, none] : values;
        return new
        {
            series.Name,
            Kind = JsonNamingPolicy.CamelCase.ConvertName(series.Kind.ToString()),
            X = steps ? [scale.From, .. series.X.Where(double.IsFinite), scale.To] : Values(series.X),
            Y = Levels(series.Y),
            Lower = Levels(series.Lower),
            Upper = Levels(series.Upper),
            Left = Values(series.Left),
            Right = Values(series.Right),
            Words = Padded(Enumerable.Range(0, series.X.Count).Select(i => Words(figure, series, i, trials)), "")?.ToList(),
            Trials = Padded(series.Trials?.Select(trial => (int?)trial), null),
            Labels = series.ShowsLabels ? series.Labels : null,
            Colour = Palette.Of(series.Colour).Name,
            Place = series.Colour,
            IsDashed = series.IsDashed || series.Colour >= Palette.Count,
            series.IsCrossed,
            series.InLegend,
        };
    }

    // Null where a point's words are those of its trial, which stand by themselves once.
    private static string? Words(Figure figure, Series series, int i, Dictionary<int, string> trials)
    {
        if (series.Labels is { } labels && !series.ShowsLabels)
        {
            if (series.Trials is not { } known || labels[i].Length == 0)
                return labels[i];
            trials.TryAdd(known[i], labels[i]);
            return trials[known[i]] == labels[i] ? null : labels[i];
        }

        var ends = series.IsAcross ? figure.X : figure.Y;
        var interval = series is { Lower: { } lower, Upper: { } upper } ? $" [{ends.Text(lower[i])}, {ends.Text(upper[i])}]" : "";
        var across = series is { Left: { } left, Right: { } right } ? $" [{figure.X.Text(left[i])}, {figure.X.Text(right[i])}]" : "";
        var place = series.IsAcross ? $"{figure.Y.Text(series.Y[i])}: {figure.X.Text(series.X[i])}" : $"{figure.X.Text(series.X[i])}{across}: {figure.Y.Text(series.Y[i])}";
        return (series.ShowsLabels ? $"{series.Labels![i]}, " : "") + place + interval;
    }
}

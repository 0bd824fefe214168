using Explorer.Statistics.Distributions;

namespace Explorer.Documents.Figures.Kinds;

/// <summary>Error against a cost on a logarithmic axis, with the Pareto front: the networks that no other beats in both.</summary>
public static class FrontFigure
{
    /// <summary>Networks up to which their names stand beside them.</summary>
    public const int MostNames = 12;

    /// <summary>The figure.</summary>
    /// <param name="key">Names its files.</param>
    /// <param name="caption">Sentences below it.</param>
    /// <param name="cost">The axis of costs.</param>
    /// <param name="error">The axis of errors.</param>
    /// <param name="points">Name, cost above 0 and error of each; names are shown where they are few.</param>
    /// <param name="trials">The trial of each; null for none.</param>
    /// <param name="costs">The spread of each cost; null for none.</param>
    public static Figure Of(string key, string caption, Axis cost, Axis error, IReadOnlyList<(string Name, double Cost, Estimate Error)> points, IReadOnlyList<int>? trials = null, IReadOnlyList<Interval>? costs = null)
    {
        var front = ParetoFront.Of([.. points.Select(point => (point.Cost, point.Error.Value))]);
        var beaten = Enumerable.Range(0, points.Count).Except(front).ToList();
        Series Dots(string name, int? colour, IReadOnlyList<int> places) => new(name, SeriesKind.Points, [.. places.Select(i => points[i].Cost)], [.. places.Select(i => points[i].Error.Value)])
        {
            Colour = colour,
            Labels = [.. places.Select(i => points[i].Name)],
            Trials = trials is null ? null : [.. places.Select(i => trials[i])],
            ShowsLabels = points.Count <= MostNames,
            Lower = points.All(point => point.Error.Interval is null) ? null : [.. places.Select(i => points[i].Error.Interval?.Lower ?? points[i].Error.Value)],
            Upper = points.All(point => point.Error.Interval is null) ? null : [.. places.Select(i => points[i].Error.Interval?.Upper ?? points[i].Error.Value)],
            Left = costs is null ? null : [.. places.Select(i => costs[i].Lower)],
            Right = costs is null ? null : [.. places.Select(i => costs[i].Upper)],
        };
        var line = new Series("Pareto front", SeriesKind.Line, [.. front.Select(i => points[i].Cost)], [.. front.Select(i => points[i].Error.Value)]) { Colour = 1, IsDashed = true, InLegend = false };
        return new Figure(key, caption, cost with { IsLog = true }, error, [line, .. beaten.Count > 0 ? [Dots("beaten in both", null, beaten)] : (Series[])[], Dots("on the Pareto front", 1, front)]);
    }
}

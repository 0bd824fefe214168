namespace Explorer.Documents.Figures.Kinds;

/// <summary>Errors against something that is known of each network: a cost, a parameter, its error at a cheaper level.</summary>
public static class MeasureFigure
{
    // A measure that spans less looks the same on a linear axis.
    private const double LogFrom = 8;

    /// <summary>The figure: a logarithmic axis where the measure spans a factor of 8, with numbers at the powers of two where it has no others.</summary>
    /// <param name="measure">The measure's axis.</param>
    /// <param name="error">The axis of errors.</param>
    /// <param name="points">The measure, the error, whether the network diverged, its trial and its words, for each.</param>
    /// <param name="note">Words above it.</param>
    public static Figure Of(Axis measure, Axis error, IReadOnlyList<(double Measure, double Error, bool Diverged, int Trial, string Words)> points, string note = "")
    {
        double[] known = [.. points.Select(point => point.Measure).Where(double.IsFinite)];
        var isLog = known.Length > 0 && known.Min() > 0 && known.Max() / known.Min() > LogFrom;
        double[] values = [.. known.Distinct().Order()];
        var arePowers = isLog && Array.TrueForAll(values, value => double.IsPow2(value));
        Series Part(string name, int colour, bool diverged)
        {
            var part = points.Where(point => point.Diverged == diverged).ToList();
            return new Series(name, SeriesKind.Points, [.. part.Select(point => point.Measure)], [.. part.Select(point => point.Error)])
            {
                Colour = colour, IsCrossed = diverged, Labels = [.. part.Select(point => point.Words)], Trials = [.. part.Select(point => point.Trial)],
            };
        }

        return new Figure(measure.Key, "", measure with { IsLog = isLog, Steps = arePowers ? values : null }, error, [Part("networks", 0, false), .. points.Any(point => point.Diverged) ? [Part("diverged", 1, true)] : (Series[])[]])
        {
            Note = note,
            Aspect = 0.85,
        };
    }

    /// <summary>The line on which two measures of the same are alike, over all points of a figure.</summary>
    public static Figure WithAlike(Figure figure)
    {
        double[] all = [.. figure.Series.SelectMany(series => series.X.Concat(series.Y)).Where(double.IsFinite)];
        return all.Length == 0 ? figure : figure with { Series = [new Series("both alike", SeriesKind.Line, [all.Min(), all.Max()], [all.Min(), all.Max()]) { Colour = null, IsDashed = true }, .. figure.Series] };
    }
}

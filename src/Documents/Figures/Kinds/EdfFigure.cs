using Explorer.Statistics.Distributions;

namespace Explorer.Documents.Figures.Kinds;

/// <summary>Error distributions (EDF), one or several over one another.</summary>
public static class EdfFigure
{
    /// <summary>More bands than these cover one another.</summary>
    public const int MostBands = 2;

    /// <summary>The figure.</summary>
    /// <param name="key">Names its files.</param>
    /// <param name="caption">Sentences below it.</param>
    /// <param name="curves">Name, errors and colour of each; none empty. Up to two have their pointwise 95 % bands.</param>
    /// <param name="withBand">Whether they have them.</param>
    public static Figure Of(string key, string caption, IReadOnlyList<(string Name, ErrorDistribution Errors, int? Colour)> curves, bool withBand = true) => new(
        key,
        caption,
        new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares },
        new Axis(curves.Count == 1 ? $"share of {NumberText.Counted(curves[0].Errors.Count, "network")} below e" : "share of networks below e", "share") { Numbers = AxisNumbers.Shares, Range = (-0.02, 1.03) },
        [.. curves.Select(curve => Curve(curves.Count == 1 ? curve.Name : $"{curve.Name}, n = {NumberText.Count(curve.Errors.Count)}", curve.Errors, curve.Colour, withBand && curves.Count <= MostBands ? ConfidenceBand.Of(curve.Errors) : null))]);

    /// <summary>One distribution.</summary>
    /// <param name="name">As the legend has it.</param>
    /// <param name="errors">The errors; at least one.</param>
    /// <param name="colour">The colour's place; null for grey.</param>
    /// <param name="band">Its pointwise band; null for none.</param>
    public static Series Curve(string name, ErrorDistribution errors, int? colour, ConfidenceBand? band) =>
        new(name, SeriesKind.Steps, [double.NegativeInfinity, .. errors.Steps.Select(step => step.Error)], [0, .. errors.Steps.Select(step => (double)step.CountUpTo / errors.Count)])
        {
            Colour = colour,
            Lower = band is null ? null : [band.Before.Lower, .. band.After.Select(interval => interval.Lower)],
            Upper = band is null ? null : [band.Before.Upper, .. band.After.Select(interval => interval.Upper)],
        };
}

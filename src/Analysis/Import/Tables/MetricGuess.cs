using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Import.Tables;

/// <summary>Which values of a result stand for an error of 0 and of 1, where that is not said.</summary>
internal static class MetricGuess
{
    private const double MostOutside = 0.05;
    private const double Exploded = 100;

    /// <summary>The scale.</summary>
    /// <param name="name">The result's name.</param>
    /// <param name="isGain">Whether more of it is better.</param>
    /// <param name="isShare">Whether its name says that it is a share.</param>
    /// <param name="values">Its finite values, at least one.</param>
    public static MetricScale Of(string name, bool isGain, bool isShare, double[] values)
    {
        Array.Sort(values);
        var (low, high) = (values[0], values[^1]);
        double Outside(double most) => values.Count(value => value < 0 || value > most) / (double)values.Length;

        // A few cells beyond the range of a share are told as wrong, not taken for another scale.
        foreach (var most in new double[] { 1, 100 })
        {
            if ((low >= 0 && high <= most && (most == 1 || isShare)) || (isShare && Outside(most) <= MostOutside))
                return isGain ? new MetricScale(name, most, 0) : new MetricScale(name, 0, most);
        }

        var reach = ResampledInterval.Quantile(values, 0.9);
        var top = !isGain && high > Exploded * Math.Abs(reach) && reach > 0 ? 10 * reach : high;
        return isGain ? new MetricScale(name, Ceiling(high), Floor(low)) : new MetricScale(name, Floor(low), Ceiling(top));

        // A value that all are equal to, or 0, gives no range by itself.
        double Ceiling(double value) => value > 0 ? Power(value) : low < 0 ? 0 : 1;
        double Floor(double value) => value < 0 ? -Power(-value) : 0;
    }

    // The least power of ten from a number on: errors then have the digits that the table has.
    private static double Power(double value) => Math.Pow(10, Math.Ceiling(Math.Log10(value) - 1e-12));
}

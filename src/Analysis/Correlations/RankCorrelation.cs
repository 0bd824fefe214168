using Explorer.Analysis.Intervals;
using Explorer.Analysis.Populations;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Analysis.Correlations;

/// <summary>
/// Spearman's rank correlation, ties at mean rank, with the interval of Bonett and Wright (Psychometrika 65, 2000): Fisher's z with
/// the variance (1 + r²/2) / (n − 3).
/// </summary>
public static class RankCorrelation
{
    /// <summary>Below this many pairs the interval's approximation does not hold, so none is given.</summary>
    public const int MinimumCount = 10;

    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "Fisher z, Bonett-Wright variance";

    /// <summary>The correlation of the members' errors with a measure; members without that number are left out.</summary>
    /// <returns>The estimate in [−1, 1]; null below two pairs or where either side is constant.</returns>
    public static Estimate? OfError(Population population, NetworkMeasure measure)
    {
        var values = new List<double>(population.Count);
        var errors = new List<double>(population.Count);
        foreach (var member in population.Members)
        {
            if (measure.Of(member) is { } value)
            {
                values.Add(value);
                errors.Add(member.Error);
            }
        }

        return Of([.. values], [.. errors]);
    }

    /// <summary>The correlation of pairs.</summary>
    /// <param name="first">One number a pair.</param>
    /// <param name="second">The other number of each pair.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate in [−1, 1]; null below two pairs or where either side is constant.</returns>
    public static Estimate? Of(double[] first, double[] second, double confidence = Interval.DefaultConfidence)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{second.Length} numbers for {first.Length}", nameof(second));
        }

        return Coefficient(first, second) is { } r
            ? new Estimate(r, first.Length < MinimumCount ? null : FisherInterval(r, first.Length, confidence))
            : null;
    }

    /// <summary>The correlation of pairs alone; null below two pairs or where either side is constant.</summary>
    internal static double? Coefficient(double[] first, double[] second) => first.Length < 2 || IsConstant(first) || IsConstant(second)
        ? null
        : Math.Clamp(Correlation.Spearman(first, second), -1, 1);

    private static Interval FisherInterval(double r, int count, double confidence)
    {
        var z = Math.Atanh(r);
        var half = Normal.InvCDF(0, 1, (1 + confidence) / 2) * Math.Sqrt((1 + (r * r / 2)) / (count - 3));
        return new Interval(Math.Tanh(z - half), Math.Tanh(z + half), confidence, Method);
    }

    private static bool IsConstant(double[] values) => Array.TrueForAll(values, value => value == values[0]);
}

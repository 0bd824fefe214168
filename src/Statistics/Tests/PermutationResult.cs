using System.Globalization;

namespace Explorer.Statistics.Tests;

/// <summary>What the labellings of a <see cref="PermutationTest"/> say: p-values and the interval of the mean difference.</summary>
/// <param name="test">The test.</param>
/// <param name="statistics">|t*| of each labelling, ascending.</param>
/// <param name="distancePValue">Of the Kolmogorov-Smirnov distance.</param>
internal sealed class PermutationResult(PermutationTest test, double[] statistics, double distancePValue)
{
    /// <summary>How p-values and intervals of means are computed, in words.</summary>
    public const string Method = "studentised permutation test and Welch's t, the less certain of both";

    /// <summary>Of the means: that of the labellings, or Welch's where it is larger.</summary>
    public double PValue => Math.Max(test.WelchPValue, LabellingsPValue);

    /// <summary>(1 + h) / (1 + N), where h of N labellings have a |t*| as large as the sample's.</summary>
    public double LabellingsPValue { get; } = ValueOf(statistics.Count(statistic => statistic >= test.Statistic), statistics.Length);

    /// <summary>Of the distance, from the same labellings.</summary>
    public double DistancePValue => distancePValue;

    /// <summary>Bonferroni's correction (Dunn, Journal of the American Statistical Association 56, 1961).</summary>
    public static double Corrected(double pValue, int pairs) => Math.Min(1, pairs * pValue);

    /// <summary>
    /// The mean difference ± c·se, where c is the greatest |t| that the labellings or Welch's t would not call a difference at the level: it leaves 0 out exactly
    /// where the corrected p-value is at most the level.
    /// </summary>
    /// <param name="level">Level over all pairs together, in (0, 1).</param>
    /// <param name="pairs">Pairs that share the level.</param>
    /// <returns>The interval; null where a bin's spread cannot be told, or where so few labellings can never show a difference.</returns>
    public Interval? IntervalAt(double level, int pairs = 1)
    {
        var count = statistics.Length;
        var most = Math.Min(count, (int)(level / pairs * (1 + count)) + 1);
        while (most >= 0 && Corrected(ValueOf(most, count), pairs) > level)
            most--;

        // A difference is shown up to `most` hits, that is where the labelling that ranks next behind them lies nearer.
        if (most < 0 || most >= count || !test.HasSpread || double.IsInfinity(statistics[count - 1 - most]))
            return null;

        // The p-value decides, so that rounding cannot.
        var found = Math.Abs(test.Difference);
        var half = Math.Max(statistics[count - 1 - most], test.WelchCritical(level / pairs)) * test.StandardError;
        half = Corrected(PValue, pairs) <= level ? Math.Min(half, Math.BitDecrement(found)) : Math.Max(half, found);
        return new Interval(test.Difference - half, test.Difference + half, 1 - (level / pairs), string.Create(CultureInfo.InvariantCulture, $"{Method}, {count:N0} labellings"));
    }

    private static double ValueOf(int hits, int labellings) => (1.0 + hits) / (1 + labellings);
}

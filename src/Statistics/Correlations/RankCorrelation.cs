using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Statistics.Correlations;

/// <summary>
/// Spearman's rank correlation, ties at mean rank. Intervals are <see cref="FisherJackknife"/>'s, and around ±1, where no jackknife has an
/// error, <see cref="PerfectAgreement"/>'s.
/// </summary>
public static class RankCorrelation
{
    /// <summary>Fewest pairs for an interval.</summary>
    public const int MinimumCount = 10;

    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = FisherJackknife.Method;

    // Less off than one pair out of order can be.
    private const double Rounding = 1e-12;

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
            ? new Estimate(r, first.Length < MinimumCount ? null : IntervalOf(r, first, second, confidence))
            : null;
    }

    /// <summary>The correlation of pairs alone; null below two pairs or where either side is constant.</summary>
    internal static double? Coefficient(double[] first, double[] second) => first.Length < 2 || IsConstant(first) || IsConstant(second)
        ? null
        : Math.Clamp(Correlation.Spearman(first, second), -1, 1);

    /// <summary>
    /// The two-sided p-value of no correlation: Student's t with n − 2 degrees of freedom (Kendall and Stuart, The Advanced Theory of Statistics,
    /// section 31.19), and never below the exact one of the two perfect orders, 2/n!.
    /// </summary>
    /// <param name="correlation">ρ, in [−1, 1].</param>
    /// <param name="count">n: pairs, at least 3.</param>
    public static double PValue(double correlation, int count)
    {
        var r = Math.Abs(correlation);
        var approximate = r >= 1 - Rounding ? 0 : 2 * StudentT.CDF(0, 1, count - 2, -r * Math.Sqrt((count - 2) / (1 - (r * r))));
        return Math.Max(approximate, 2 * Math.Exp(-SpecialFunctions.FactorialLn(count)));
    }

    private static Interval? IntervalOf(double r, double[] first, double[] second, double confidence)
    {
        if (Math.Abs(r) < 1 - Rounding)
            return FisherJackknife.Of(r, SpearmanWithout.Of(first, second), confidence);

        double count = first.Length;
        var tied = RankOrder.Of(first).Ties().Sum(tie => (tie.End - tie.Start) * (tie.End - tie.Start - 1.0));
        return PerfectAgreement.Rho(Math.Sign(r), ((count * (count - 1)) - tied) / 2, confidence);
    }

    private static bool IsConstant(double[] values) => Array.TrueForAll(values, value => value == values[0]);
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Statistics.Intervals;

/// <summary>
/// The mean of a few repeats with Student's interval, x̄ ± t·s/√n (Student, Biometrika 6, 1908): exact for normal noise, which the
/// errors of one network under several seeds are close to, and the one choice below the eight values that a bootstrap needs.
/// </summary>
public static class StudentMean
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "Student's t";

    /// <summary>The mean with its interval.</summary>
    /// <param name="values">The repeats, not empty.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate; without an interval for one value.</returns>
    public static Estimate Of(IReadOnlyList<double> values, double confidence = Interval.DefaultConfidence)
    {
        if (values.Count == 0)
            throw new ArgumentException("No values have no mean", nameof(values));

        var mean = values.Mean();
        if (values.Count == 1)
            return new Estimate(mean, null);

        var t = StudentT.InvCDF(0, 1, values.Count - 1, (1 + confidence) / 2);
        var half = t * values.StandardDeviation() / Math.Sqrt(values.Count);
        return new Estimate(mean, new Interval(mean - half, mean + half, confidence, Method));
    }
}

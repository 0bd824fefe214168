using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests;

/// <summary>The difference of two means, with Welch's standard error and degrees of freedom (Biometrika 34, 1947).</summary>
internal sealed record MeanDifference(double Value, double StandardError, double Freedom)
{
    public const string Method = "Welch t";

    /// <summary>The difference over its standard error; 0 where it has none.</summary>
    public double Statistic => StandardError > 0 ? Value / StandardError : 0;

    /// <summary>Mean of the kept values less that of the others; null below two on either side.</summary>
    public static MeanDifference? Of(double[] values, bool[] kept) =>
        Of(values.Where((_, i) => kept[i]), values.Where((_, i) => !kept[i]));

    /// <summary>Mean of the first values less that of the second; null below two on either side.</summary>
    public static MeanDifference? Of(IEnumerable<double> first, IEnumerable<double> second)
    {
        var (a, b) = (new Moments(), new Moments());
        foreach (var value in first)
            a.Add(value);

        foreach (var value in second)
            b.Add(value);

        return Of(a, b);
    }

    /// <summary>Mean of the first values less that of the second; null below two on either side.</summary>
    public static MeanDifference? Of(in Moments first, in Moments second)
    {
        if (first.Count < 2 || second.Count < 2)
            return null;

        var (a, b) = (first.Variance / first.Count, second.Variance / second.Count);
        var freedom = a + b > 0 ? (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1))) : first.Count + second.Count - 2;
        return new MeanDifference(first.Mean - second.Mean, Math.Sqrt(a + b), freedom);
    }

    public Estimate ToEstimate(double confidence = Interval.DefaultConfidence)
    {
        var half = StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * StandardError;
        return new Estimate(Value, new Interval(Value - half, Value + half, confidence, Method));
    }

    /// <summary>
    /// The p-value of: the difference is <paramref name="bound"/> or more. Twice the one-sided one, so that it is below a level where
    /// the two-sided interval at that level lies below the bound.
    /// </summary>
    public double ProbabilityAtLeast(double bound) => StandardError > 0
        ? Math.Min(1, 2 * StudentT.CDF(0, 1, Freedom, (Value - bound) / StandardError))
        : Value < bound ? 0 : 1;
}

using Explorer.Analysis.Intervals;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Derivation;

/// <summary>The difference of two means with Welch's interval.</summary>
internal sealed record MeanDifference(double Value, double StandardError, double Freedom)
{
    public const string Method = "Welch t";

    /// <summary>Mean of the kept values less that of the others; null below two on either side.</summary>
    public static MeanDifference? Of(double[] values, bool[] kept)
    {
        var (first, second) = (Moments(values.Where((_, i) => kept[i])), Moments(values.Where((_, i) => !kept[i])));
        if (first.Count < 2 || second.Count < 2)
        {
            return null;
        }

        var (a, b) = (first.Variance / first.Count, second.Variance / second.Count);
        var freedom = a + b > 0 ? (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1))) : first.Count + second.Count - 2;
        return new MeanDifference(first.Mean - second.Mean, Math.Sqrt(a + b), freedom);
    }

    public Estimate ToEstimate(double confidence = Interval.DefaultConfidence)
    {
        var half = StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * StandardError;
        return new Estimate(Value, new Interval(Value - half, Value + half, confidence, Method));
    }

    /// <summary>The p-value of: the difference is at least <paramref name="bound"/>.</summary>
    public double ProbabilityAtLeast(double bound) => StandardError > 0
        ? StudentT.CDF(0, 1, Freedom, (Value - bound) / StandardError)
        : Value < bound ? 0 : 1;

    private static (int Count, double Mean, double Variance) Moments(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length < 2)
        {
            return (all.Length, 0, 0);
        }

        var mean = all.Average();
        return (all.Length, mean, all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
    }
}

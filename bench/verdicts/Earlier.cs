using Explorer.Statistics.Intervals;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Verdicts;

/// <summary>What the verdicts and intervals are set against: the raw permutation test, BCa, Student's and Welch's t.</summary>
internal static class Earlier
{
    /// <summary>Whether the permutation test of the mean difference itself rejects at a level.</summary>
    public static bool RawPermutation(double[] a, double[] b, double level, int permutations, SplitMix64 random)
    {
        double[] pooled = [.. a, .. b];
        var (total, found) = (pooled.Sum(), Math.Abs(b.Average() - a.Average()));
        var (hits, most) = (0, (level * (1 + permutations)) - 1);
        for (var i = 0; i < permutations && hits <= most; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < b.Length; j++)
            {
                var at = j + random.NextInt(pooled.Length - j);
                (pooled[j], pooled[at]) = (pooled[at], pooled[j]);
                sum += pooled[j];
            }

            hits += Math.Abs((sum / b.Length) - ((total - sum) / a.Length)) >= found - 1e-11 ? 1 : 0;
        }

        return hits <= most;
    }

    /// <summary>Student's interval of a mean.</summary>
    public static Interval Student(double[] values)
    {
        var half = StudentT.InvCDF(0, 1, values.Length - 1, 0.975) * values.StandardDeviation() / Math.Sqrt(values.Length);
        return new Interval(values.Average() - half, values.Average() + half, 0.95, "Student's t");
    }

    /// <summary>Welch's interval of a difference of means.</summary>
    public static Interval Welch(double[] a, double[] b)
    {
        var (x, y) = (a.Variance() / a.Length, b.Variance() / b.Length);
        var freedom = (x + y) * (x + y) / ((x * x / (a.Length - 1)) + (y * y / (b.Length - 1)));
        var (difference, half) = (b.Average() - a.Average(), StudentT.InvCDF(0, 1, Math.Max(1, double.IsNaN(freedom) ? 1 : freedom), 0.975) * Math.Sqrt(x + y));
        return new Interval(difference - half, difference + half, 0.95, "Welch's t");
    }

    /// <summary>The percentile interval, expanded, and the BCa interval of a mean, from the same resamples.</summary>
    public static (Interval Expanded, Interval BiasCorrected) Bootstrap(double[] values, int resamples, SplitMix64 random)
    {
        var mean = values.Average();
        double[] drawn = [.. Enumerable.Range(0, resamples).Select(_ => Enumerable.Range(0, values.Length).Average(_ => values[random.NextInt(values.Length)])).Order()];
        var share = Math.Clamp((drawn.Count(one => one < mean) + (0.5 * drawn.Count(one => one == mean))) / resamples, 0.5 / resamples, 1 - (0.5 / resamples));
        var squares = values.Sum(value => (value - mean) * (value - mean));
        var (bias, acceleration) = (Normal.InvCDF(0, 1, share), squares > 0 ? values.Sum(value => Math.Pow(value - mean, 3)) / (6 * Math.Pow(squares, 1.5)) : 0);
        double At(double z) => ResampledInterval.Quantile(drawn, Normal.CDF(0, 1, bias + ((bias + z) / (1 - (acceleration * (bias + z))))));
        return (ResampledInterval.Expanded(drawn, values.Length, 0.95, ""), new Interval(At(-1.96), At(1.96), 0.95, ""));
    }
}

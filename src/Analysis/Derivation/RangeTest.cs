using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// Are the members of a range that errors choose better than the rest? Errors are dealt out anew to the networks, and for each deal the
/// whole choice is made again: exact where errors do not depend on the number.
/// </summary>
internal static class RangeTest
{
    /// <summary>How it is computed, in words.</summary>
    public const string Method = "each fifth of the networks judged by the range that the other four choose, errors at equal FLOPs, two-sided permutation test that chooses anew each time";

    private const string IntervalMethod = "cross-fitted difference, Welch's standard error, percentile of the permutations";

    private const int Deals = 1_999;

    // So many at least, for the percentile that the interval takes from them.
    private const int LeastDeals = 200;

    /// <summary>The p-value, 1 where nothing can be judged; and the difference, with an interval that holds 0 wherever p is above 5 %.</summary>
    public static (double? PValue, Estimate? Effect) Of(RangeChoice choice, DerivationData data, string name)
    {
        double[] errors = [.. data.Errors.Values.Order()];
        int[] ranking = [.. Enumerable.Range(0, errors.Length).OrderBy(i => data.Errors.Values[i])];
        if (choice.Judge(ranking, errors, data.Settings.LeastSide) is not { } difference)
            return (1, null);

        var random = new SplitMix64(Seeds.Derive(data.Settings.Seed, $"derive {name} range", 0));
        var most = (data.Settings.Level * (1 + Deals)) - 1;
        var (hits, dealt) = (0, 0);
        var statistics = new List<double>();
        while (dealt < Deals && (hits <= most + 10 || dealt < LeastDeals))
        {
            dealt++;
            RangeChoice.Shuffle(ranking, random);
            if (choice.Judge(ranking, errors, data.Settings.LeastSide) is { } other)
            {
                statistics.Add(Math.Abs(other.Statistic));
                hits += statistics[^1] >= Math.Abs(difference.Statistic) - 1e-11 ? 1 : 0;
            }
        }

        return ((1.0 + hits) / (1 + dealt), Effect(difference, statistics));
    }

    // The greater of the permutations' percentile and Student's.
    private static Estimate Effect(MeanDifference difference, List<double> statistics)
    {
        const double confidence = Interval.DefaultConfidence;
        statistics.Sort();
        var at = (int)Math.Ceiling(confidence * (statistics.Count + 1)) - 1;
        var percentile = statistics.Count == 0 ? 0 : statistics[Math.Min(at, statistics.Count - 1)];
        var half = Math.Max(percentile, StudentT.InvCDF(0, 1, difference.Freedom, (1 + confidence) / 2)) * difference.StandardError;
        return new Estimate(difference.Value, new Interval(difference.Value - half, difference.Value + half, confidence, IntervalMethod));
    }
}

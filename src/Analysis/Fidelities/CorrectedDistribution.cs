using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The error distribution of a space at the target fidelity, where a scheduler trained only some networks that far: from the cheap
/// errors of all and the full ones of those that a lot chose, by <c>Rectifier</c>.
/// </summary>
public sealed record CorrectedDistribution
{
    /// <summary>Fewest networks by lot for an estimate.</summary>
    public const int FewestRandom = 4;

    /// <summary>Fewest networks by lot for intervals: with fewer these would cover less often than they say.</summary>
    public const int FewestForInterval = 8;

    /// <summary>How the intervals of shares are computed, in words.</summary>
    public const string Method = "Korn-Graubard interval of the difference estimator, Jeffreys limits";

    private const int Points = 200;
    private static readonly double[] Quartiles = [0.25, 0.5, 0.75];

    /// <summary>N: networks in the estimate.</summary>
    public required int Count { get; init; }

    /// <summary>Those of them that count as they are: their error at the target would be known without the lot.</summary>
    public required int Sure { get; init; }

    /// <summary>The random ones by which the rest is corrected.</summary>
    public required int Random { get; init; }

    /// <summary>The curve, by error; never falling.</summary>
    public required ImmutableArray<CorrectedPoint> Curve { get; init; }

    /// <summary>The mean error at the target, with Student's interval.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>The quantiles at 25, 50 and 75 %; those that the curve reaches.</summary>
    public required ImmutableArray<CorrectedQuantile> Quantiles { get; init; }

    /// <summary>
    /// How many networks trained to the target, all of them random, would give the median's share the same variance: F(1 − F) / V; null without intervals.
    /// </summary>
    public required double? WorthOfFull { get; init; }

    /// <summary>Estimates the distribution.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="confidence">Nominal coverage of the intervals at each point, in (0, 1).</param>
    /// <returns>The estimate; null where fewer than <see cref="FewestRandom"/> random networks stand for the rest.</returns>
    public static CorrectedDistribution? Of(CensoredSample sample, double confidence = Interval.DefaultConfidence)
    {
        var rectifier = new Rectifier(sample);
        if (sample.Networks.Length == 0 || (!rectifier.IsComplete && rectifier.RandomCount < FewestRandom))
            return null;

        var intervals = rectifier.IsComplete || rectifier.RandomCount >= FewestForInterval;
        var curve = CurveOf(sample, rectifier, intervals ? confidence : null);
        var median = QuantileOf(curve, 0.5);
        return new CorrectedDistribution
        {
            Count = sample.Networks.Length,
            Sure = rectifier.SureCount,
            Random = rectifier.RandomCount,
            Curve = curve,
            Mean = MeanOf(rectifier, intervals ? confidence : null),
            Quantiles = [.. Quartiles.Select(share => QuantileOf(curve, share)).Where(quantile => quantile is not null)!],
            WorthOfFull = intervals && median is not null ? Worth(rectifier.Below(median.Error.Value)) : null,
        };
    }

    /// <summary>The estimate at one error alone, before the curve is made never to fall.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="error">The error e, a fraction.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1).</param>
    /// <returns>F(e); without an interval below <see cref="FewestForInterval"/> random networks, and null below <see cref="FewestRandom"/>.</returns>
    public static Estimate? ShareBelow(CensoredSample sample, double error, double confidence = Interval.DefaultConfidence)
    {
        var rectifier = new Rectifier(sample);
        return !rectifier.IsComplete && rectifier.RandomCount < FewestRandom
            ? null
            : At(sample, rectifier, error, rectifier.IsComplete || rectifier.RandomCount >= FewestForInterval ? confidence : null);
    }

    /// <summary>The mean alone, as <see cref="Mean"/>; null below <see cref="FewestRandom"/> random networks.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1).</param>
    public static Estimate? MeanOf(CensoredSample sample, double confidence = Interval.DefaultConfidence)
    {
        var rectifier = new Rectifier(sample);
        return !rectifier.IsComplete && rectifier.RandomCount < FewestRandom
            ? null
            : MeanOf(rectifier, rectifier.IsComplete || rectifier.RandomCount >= FewestForInterval ? confidence : null);
    }

    private static Estimate At(CensoredSample sample, Rectifier rectifier, double error, double? confidence)
    {
        var below = rectifier.Below(error);
        var share = Math.Clamp(below.Value, 0, 1);
        return new Estimate(share, confidence is { } level ? IntervalOf(sample.Networks.Length, share, below, level) : null);
    }

    private static double? Worth(RectifiedMean below) => below.Variance > 0 ? below.Value * (1 - below.Value) / below.Variance : null;

    // A share off 0 and 1 by half a network keeps the effective sample defined at the ends of the curve.
    private static Interval IntervalOf(int count, double share, RectifiedMean below, double confidence)
    {
        var inner = Math.Clamp(share, 0.5 / count, 1 - (0.5 / count));
        var tail = (1 + confidence) / 2;
        var correction = StudentT.InvCDF(0, 1, Math.Max(1, count - 1), tail) / StudentT.InvCDF(0, 1, below.Freedom, tail);
        var effective = below.Variance > 0 ? Math.Min(count, inner * (1 - inner) / below.Variance * correction * correction) : count;
        return ProportionInterval.Effective(share, effective, confidence, Method);
    }

    private static Estimate MeanOf(Rectifier rectifier, double? confidence)
    {
        var mean = rectifier.Mean();
        if (confidence is not { } level)
            return new Estimate(mean.Value, null);

        var half = StudentT.InvCDF(0, 1, mean.Freedom, (1 + level) / 2) * Math.Sqrt(mean.Variance);
        return new Estimate(mean.Value, new Interval(Math.Max(0, mean.Value - half), Math.Min(1, mean.Value + half), level, "Student's t of the difference estimator"));
    }

    private static ImmutableArray<CorrectedPoint> CurveOf(CensoredSample sample, Rectifier rectifier, double? confidence)
    {
        double[] known = [.. rectifier.Errors().Order()];
        var (low, high) = (Math.Max(0, known[0]), Math.Min(1, Math.BitIncrement(known[^1])));
        double[] errors = [.. Enumerable.Range(0, Points + 1).Select(point => low + ((high - low) * point / Points)).Distinct()];
        List<Estimate> shares = [.. errors.Select(error => At(sample, rectifier, error, confidence))];

        // Sorting a curve and its limits brings them no farther from a true one that never falls (Chernozhukov, Fernández-Val and Galichon, Biometrika 96, 2009).
        double[] values = [.. shares.Select(share => share.Value).Order()];
        double[] lower = [.. shares.Select(share => share.Interval?.Lower ?? 0).Order()];
        double[] upper = [.. shares.Select(share => share.Interval?.Upper ?? 1).Order()];
        return [.. errors.Select((error, i) => new CorrectedPoint(
            error, new Estimate(values[i], confidence is { } level ? new Interval(Math.Min(lower[i], values[i]), Math.Max(upper[i], values[i]), level, Method) : null)))];
    }

    private static CorrectedQuantile? QuantileOf(ImmutableArray<CorrectedPoint> curve, double share)
    {
        if (Crossing(curve, share, point => point.Share.Value) is not { } error)
            return null;

        var from = Crossing(curve, share, point => point.Share.Interval?.Upper ?? double.NaN);
        var to = Crossing(curve, share, point => point.Share.Interval?.Lower ?? double.NaN);
        var first = curve[0].Share.Interval;
        return new CorrectedQuantile(share, new Estimate(error, first is not null && from is { } lower && to is { } upper
            ? new Interval(Math.Min(lower, error), Math.Max(upper, error), first.Confidence, $"errors whose {Method} holds the share")
            : null));
    }

    // The error at which a line through the points reaches a share; null where it begins above it or ends below.
    private static double? Crossing(ImmutableArray<CorrectedPoint> curve, double share, Func<CorrectedPoint, double> of)
    {
        for (var i = 1; i < curve.Length; i++)
        {
            var (before, after) = (of(curve[i - 1]), of(curve[i]));
            if (before <= share && after >= share)
            {
                var part = after > before ? (share - before) / (after - before) : 0;
                return curve[i - 1].Error + (part * (curve[i].Error - curve[i - 1].Error));
            }
        }

        return null;
    }
}

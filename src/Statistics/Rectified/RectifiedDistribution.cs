using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Rectified;

/// <summary>An error distribution, its mean and its quantiles by a difference estimator.</summary>
public sealed record RectifiedDistribution
{
    /// <summary>How the intervals of shares are computed, in words.</summary>
    public const string Method = "Korn-Graubard interval of the difference estimator, Jeffreys limits";

    private const string MeanMethod = "Student's t of the difference estimator";
    private const int Points = 200;
    private static readonly double[] Quartiles = [0.25, 0.5, 0.75];

    /// <summary>The curve, by error; never falling.</summary>
    public required ImmutableArray<RectifiedPoint> Curve { get; init; }

    /// <summary>The mean error, with Student's interval.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>The quantiles at 25, 50 and 75 %; those that the curve reaches.</summary>
    public required ImmutableArray<RectifiedQuantile> Quantiles { get; init; }

    /// <summary>How many networks that are all random and count as they are would give the median's share the same variance: F(1 − F) / V; null without intervals.</summary>
    public required double? WorthOfFull { get; init; }

    /// <summary>Estimates a distribution.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="confidence">Nominal coverage of the intervals at each point, in (0, 1); null for none.</param>
    internal static RectifiedDistribution Of(IRectified sample, double? confidence)
    {
        var curve = CurveOf(sample, confidence);
        var median = QuantileOf(curve, 0.5);
        return new RectifiedDistribution
        {
            Curve = curve,
            Mean = MeanOf(sample, confidence),
            Quantiles = [.. Quartiles.Select(share => QuantileOf(curve, share)).OfType<RectifiedQuantile>()],
            WorthOfFull = confidence is not null && median is not null ? Worth(sample.Below(median.Error.Value)) : null,
        };
    }

    /// <summary>The share below one error alone, before the curve is made never to fall.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="error">The error e, a fraction.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1); null for none.</param>
    internal static Estimate ShareBelow(IRectified sample, double error, double? confidence)
    {
        var below = sample.Below(error);
        var share = Math.Clamp(below.Value, 0, 1);
        return new Estimate(share, confidence is { } level ? IntervalOf(sample.Count, share, below, level) : null);
    }

    /// <summary>The mean alone.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1); null for none.</param>
    internal static Estimate MeanOf(IRectified sample, double? confidence)
    {
        var mean = sample.Mean();
        if (confidence is not { } level)
            return new Estimate(mean.Value, null);

        var half = StudentT.InvCDF(0, 1, mean.Freedom, (1 + level) / 2) * Math.Sqrt(mean.Variance);
        return new Estimate(mean.Value, new Interval(Math.Max(0, mean.Value - half), Math.Min(1, mean.Value + half), level, MeanMethod));
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

    private static ImmutableArray<RectifiedPoint> CurveOf(IRectified sample, double? confidence)
    {
        double[] known = [.. sample.Errors().Order()];
        var (low, high) = (Math.Max(0, known[0]), Math.Min(1, Math.BitIncrement(known[^1])));
        double[] errors = [.. Enumerable.Range(0, Points + 1).Select(point => low + ((high - low) * point / Points)).Distinct()];
        List<Estimate> shares = [.. errors.Select(error => ShareBelow(sample, error, confidence))];

        // Sorting a curve and its limits brings them no farther from a true one that never falls (Chernozhukov, Fernández-Val and Galichon, Biometrika 96, 2009).
        double[] values = [.. shares.Select(share => share.Value).Order()];
        double[] lower = [.. shares.Select(share => share.Interval?.Lower ?? 0).Order()];
        double[] upper = [.. shares.Select(share => share.Interval?.Upper ?? 1).Order()];
        return [.. errors.Select((error, i) => new RectifiedPoint(
            error, new Estimate(values[i], confidence is { } level ? new Interval(Math.Min(lower[i], values[i]), Math.Max(upper[i], values[i]), level, Method) : null)))];
    }

    private static RectifiedQuantile? QuantileOf(ImmutableArray<RectifiedPoint> curve, double share)
    {
        if (Crossing(curve, share, point => point.Share.Value) is not { } error)
            return null;

        var from = Crossing(curve, share, point => point.Share.Interval?.Upper ?? double.NaN);
        var to = Crossing(curve, share, point => point.Share.Interval?.Lower ?? double.NaN);
        var first = curve[0].Share.Interval;
        return new RectifiedQuantile(share, new Estimate(error, first is not null && from is { } lower && to is { } upper
            ? new Interval(Math.Min(lower, error), Math.Max(upper, error), first.Confidence, $"errors whose {Method} holds the share")
            : null));
    }

    // The error at which a line through the points reaches a share; null where it begins above it or ends below.
    private static double? Crossing(ImmutableArray<RectifiedPoint> curve, double share, Func<RectifiedPoint, double> of)
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

/// <summary>A rectified distribution at one error.</summary>
/// <param name="Error">The error e, a fraction.</param>
/// <param name="Share">F(e): the share of the space with an error strictly below it; with an interval at this error by itself.</param>
public sealed record RectifiedPoint(double Error, Estimate Share);

/// <summary>A quantile of a rectified distribution.</summary>
/// <param name="Share">The share below it, in (0, 1).</param>
/// <param name="Error">The error; its interval holds the errors whose own intervals hold the share (Woodruff, 1952), and is missing where these do not end within the curve.</param>
public sealed record RectifiedQuantile(double Share, Estimate Error);

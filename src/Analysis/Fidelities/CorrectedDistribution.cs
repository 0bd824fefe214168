using Explorer.Statistics.Rectified;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The error distribution of a space at the target fidelity, where a scheduler trained only some networks that far: from the cheap
/// errors of all and the full ones of those that a lot chose, by <c>Rectifier</c>.
/// </summary>
/// <param name="Count">N: networks in the estimate.</param>
/// <param name="Sure">Those of them that count as they are: their error at the target would be known without the lot.</param>
/// <param name="Random">The random ones by which the rest is corrected.</param>
/// <param name="Distribution">The distribution.</param>
public sealed record CorrectedDistribution(int Count, int Sure, int Random, RectifiedDistribution Distribution)
{
    /// <summary>Fewest networks by lot for an estimate.</summary>
    public const int FewestRandom = 4;

    /// <summary>Fewest networks by lot for intervals: with fewer these would cover less often than they say.</summary>
    public const int FewestForInterval = 8;

    /// <inheritdoc cref="RectifiedDistribution.Curve"/>
    public ImmutableArray<RectifiedPoint> Curve => Distribution.Curve;

    /// <inheritdoc cref="RectifiedDistribution.Mean"/>
    public Estimate Mean => Distribution.Mean;

    /// <inheritdoc cref="RectifiedDistribution.Quantiles"/>
    public ImmutableArray<RectifiedQuantile> Quantiles => Distribution.Quantiles;

    /// <inheritdoc cref="RectifiedDistribution.WorthOfFull"/>
    public double? WorthOfFull => Distribution.WorthOfFull;

    /// <summary>Estimates the distribution.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="confidence">Nominal coverage of the intervals at each point, in (0, 1).</param>
    /// <returns>The estimate; null where fewer than <see cref="FewestRandom"/> random networks stand for the rest.</returns>
    public static CorrectedDistribution? Of(CensoredSample sample, double confidence = Interval.DefaultConfidence) => sample.Networks.Length == 0
        ? null
        : By(sample, confidence, (rectifier, level) => new CorrectedDistribution(sample.Networks.Length, rectifier.SureCount, rectifier.RandomCount, RectifiedDistribution.Of(rectifier, level)));

    /// <summary>The estimate at one error alone, before the curve is made never to fall.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="error">The error e, a fraction.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1).</param>
    /// <returns>F(e); without an interval below <see cref="FewestForInterval"/> random networks, and null below <see cref="FewestRandom"/>.</returns>
    public static Estimate? ShareBelow(CensoredSample sample, double error, double confidence = Interval.DefaultConfidence) =>
        By(sample, confidence, (rectifier, level) => RectifiedDistribution.ShareBelow(rectifier, error, level));

    /// <summary>The mean alone; null below <see cref="FewestRandom"/> random networks.</summary>
    /// <param name="sample">The networks.</param>
    /// <param name="confidence">Nominal coverage of the interval, in (0, 1).</param>
    public static Estimate? MeanOf(CensoredSample sample, double confidence = Interval.DefaultConfidence) => By(sample, confidence, RectifiedDistribution.MeanOf);

    private static T? By<T>(CensoredSample sample, double confidence, Func<Rectifier, double?, T> estimate)
        where T : class
    {
        var rectifier = new Rectifier(sample);
        return rectifier.IsComplete || rectifier.RandomCount >= FewestForInterval ? estimate(rectifier, confidence)
            : rectifier.RandomCount >= FewestRandom ? estimate(rectifier, null)
            : null;
    }
}

using System.Collections.Immutable;

namespace Explorer.Statistics.Distributions;

/// <summary>
/// The pointwise confidence band of an EDF: at each error by itself, the exact (Clopper-Pearson) interval of the share of the whole
/// space with a lower error. The whole curve at once lies within it less often than at any one error.
/// </summary>
public sealed class ConfidenceBand
{
    private ConfidenceBand(Interval before, ImmutableArray<Interval> after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The interval up to the first step, where F is 0.</summary>
    public Interval Before { get; }

    /// <summary>The interval above each step of the distribution, in its order.</summary>
    public ImmutableArray<Interval> After { get; }

    /// <summary>The band of a distribution.</summary>
    /// <param name="distribution">An EDF of at least one error.</param>
    /// <param name="confidence">Nominal coverage at each point, in (0, 1).</param>
    public static ConfidenceBand Of(ErrorDistribution distribution, double confidence = Interval.DefaultConfidence)
    {
        var count = distribution.Count;
        return new ConfidenceBand(
            ProportionInterval.ClopperPearson(0, count, confidence),
            [.. distribution.Steps.Select(step => ProportionInterval.ClopperPearson(step.CountUpTo, count, confidence))]);
    }
}

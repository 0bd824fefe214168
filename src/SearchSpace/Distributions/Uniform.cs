namespace Explorer.SearchSpace.Distributions;

/// <summary>Equal density, or equal probability of every multiple (<c>uniform</c>).</summary>
public sealed record Uniform : RangeDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="low">Least value.</param>
    /// <param name="high">Largest value, at least the least.</param>
    /// <param name="multipleOf">Values are multiples of this; null for continuous.</param>
    public Uniform(double low, double high, double? multipleOf = null)
        : base(low, high, multipleOf)
    {
    }

    private protected override double DrawContinuous(SplitMix64 random) => Low + ((High - Low) * random.NextDouble());

    private protected override double Mass(double value, double step) => 1;
}

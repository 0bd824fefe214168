namespace Explorer.SearchSpace.Distributions;

/// <summary>Equal density of the logarithm; continuous draws are rounded up to multiples, from low − min(step, low / 2) (<c>logUniform</c>).</summary>
public sealed record LogUniform : RangeDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="low">Least value, above 0.</param>
    /// <param name="high">Largest value, at least the least.</param>
    /// <param name="multipleOf">Values are multiples of this; null for continuous.</param>
    public LogUniform(double low, double high, double? multipleOf = null)
        : base(low, high, multipleOf)
    {
    }

    private protected override double DrawContinuous(SplitMix64 random) =>
        Math.Clamp(Low * Math.Exp(Math.Log(High / Low) * random.NextDouble()), Low, High);

    // Everything above the multiple below is rounded up to this one; the least value has no multiple below that could be 0.
    private protected override double Mass(double value, double step) =>
        Math.Log(value / Math.Max(value - step, Low - Math.Min(step, Low / 2)));
}

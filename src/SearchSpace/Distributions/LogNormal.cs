namespace Explorer.SearchSpace.Distributions;

/// <summary>A normal density of the logarithm, clipped to the interval, which is six deviations wide (99.7 % of it); rounded to the nearest multiple (<c>logNormal</c>).</summary>
public sealed record LogNormal : RangeDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="low">Least value, above 0.</param>
    /// <param name="high">Largest value, at least the least.</param>
    /// <param name="multipleOf">Values are multiples of this; null for continuous.</param>
    public LogNormal(double low, double high, double? multipleOf = null)
        : base(low, high, multipleOf)
    {
    }

    private protected override double DrawContinuous(SplitMix64 random) =>
        Math.Clamp(Math.Exp(NormalDensity.DrawClipped(random, Math.Log(Low), Math.Log(High))), Low, High);

    private protected override double Mass(double value, double step) => NormalDensity.MassClipped(
        Math.Log(Math.Max(value - (step / 2), Low)), Math.Log(Math.Min(value + (step / 2), High)), Math.Log(Low), Math.Log(High));
}

namespace Explorer.SearchSpace.Distributions;

/// <summary>A normal density clipped to the interval, which is six deviations wide (99.7 % of it); rounded to the nearest multiple (<c>normal</c>).</summary>
public sealed record Normal : RangeDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="low">Least value.</param>
    /// <param name="high">Largest value, at least the least.</param>
    /// <param name="multipleOf">Values are multiples of this; null for continuous.</param>
    public Normal(double low, double high, double? multipleOf = null)
        : base(low, high, multipleOf)
    {
    }

    private protected override double DrawContinuous(SplitMix64 random) => NormalDensity.DrawClipped(random, Low, High);

    private protected override double Mass(double value, double step) => NormalDensity.MassClipped(
        Math.Max(value - (step / 2), Low), Math.Min(value + (step / 2), High), Low, High);
}

namespace Explorer.SearchSpace.Distributions;

/// <summary>Powers of 2 with equal probability (<c>power2</c>).</summary>
public sealed record Power2 : Distribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="low">Least value, a power of 2; may be below 1.</param>
    /// <param name="high">Largest value, a power of 2.</param>
    public Power2(double low, double high) => (Low, High) = (low, high);

    /// <inheritdoc/>
    public override double Low { get; }

    /// <inheritdoc/>
    public override double High { get; }

    /// <summary>Whether a value is a power of 2.</summary>
    public static bool IsPower(double value) => value > 0 && Math.ScaleB(1, Math.ILogB(value)) == value;

    /// <inheritdoc/>
    public override DiscreteValues Tabulate()
    {
        var exponents = Enumerable.Range(Math.ILogB(Low), Math.ILogB(High) - Math.ILogB(Low) + 1).ToList();
        return new DiscreteValues(exponents.Select(e => Math.ScaleB(1, e)), exponents.Select(_ => 1.0));
    }

    /// <inheritdoc/>
    public override double Draw(SplitMix64 random) => Tabulate().Draw(random);
}

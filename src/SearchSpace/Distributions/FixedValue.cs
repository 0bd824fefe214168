namespace Explorer.SearchSpace.Distributions;

/// <summary>One value, always: a plain number in a file.</summary>
/// <param name="Value">The value.</param>
public sealed record FixedValue(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Low => Value;

    /// <inheritdoc/>
    public override double High => Value;

    /// <inheritdoc/>
    public override DiscreteValues Tabulate() => new([Value], [1]);

    /// <inheritdoc/>
    public override double Draw(SplitMix64 random) => Value;
}

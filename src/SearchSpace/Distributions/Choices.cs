namespace Explorer.SearchSpace.Distributions;

/// <summary>Values with equal probability (<c>choices</c>).</summary>
/// <param name="Items">At least one value, none twice, in any order.</param>
public sealed record Choices(ValueList<double> Items) : Distribution
{
    /// <inheritdoc/>
    public override double Low => Items.Min();

    /// <inheritdoc/>
    public override double High => Items.Max();

    /// <inheritdoc/>
    public override DiscreteValues Tabulate() => new(Items.Order(), Items.Select(_ => 1.0));

    /// <inheritdoc/>
    public override double Draw(SplitMix64 random) => Tabulate().Draw(random);
}

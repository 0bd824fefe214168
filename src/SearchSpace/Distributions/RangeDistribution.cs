namespace Explorer.SearchSpace.Distributions;

/// <summary>
/// A density over a closed interval, either continuous or over the multiples of a number in it. Multiples get the
/// probabilities that the RegNet authors' sampler gives them by rounding continuous draws.
/// </summary>
public abstract record RangeDistribution : Distribution
{
    private protected RangeDistribution(double low, double high, double? multipleOf) =>
        (Low, High, MultipleOf) = (low, high, multipleOf);

    /// <inheritdoc/>
    public sealed override double Low { get; }

    /// <inheritdoc/>
    public sealed override double High { get; }

    /// <summary>The number that every value is a multiple of, as both ends are; null for a continuous distribution.</summary>
    public double? MultipleOf { get; }

    /// <summary>How many multiples of a number a closed interval holds, its low end among them.</summary>
    public static double CountOf(double low, double high, double multipleOf) =>
        Math.Floor(((high - low) / multipleOf) + 0.5) + 1;

    /// <inheritdoc/>
    public override DiscreteValues? Tabulate()
    {
        if (Low == High)
            return new DiscreteValues([Low], [1]);

        if (MultipleOf is not { } step)
            return null;

        // Decimal, so that multiples of 0.1 are the numbers that a reader of the file expects.
        var values = Enumerable.Range(0, (int)CountOf(Low, High, step)).Select(k => (double)((decimal)Low + (k * (decimal)step))).ToList();
        return new DiscreteValues(values, values.Select(value => Mass(value, step)));
    }

    /// <inheritdoc/>
    public override double Draw(SplitMix64 random) => Tabulate() is { } values ? values.Draw(random) : DrawContinuous(random);

    /// <summary>Draws from the density without rounding.</summary>
    private protected abstract double DrawContinuous(SplitMix64 random);

    /// <summary>The weight of one multiple.</summary>
    /// <param name="value">The multiple.</param>
    /// <param name="step">The distance of neighbouring multiples.</param>
    private protected abstract double Mass(double value, double step);
}

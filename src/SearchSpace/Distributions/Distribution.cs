namespace Explorer.SearchSpace.Distributions;

/// <summary>What a parameter is drawn from. Values are real numbers; whole ones where the parameter is whole.</summary>
public abstract record Distribution
{
    /// <summary>Most values that a discretised distribution may have.</summary>
    public const int MostValues = 1_000_000;

    private protected Distribution()
    {
    }

    /// <summary>The least value that may be drawn.</summary>
    public abstract double Low { get; }

    /// <summary>The largest value that may be drawn.</summary>
    public abstract double High { get; }

    /// <summary>The finite list of values with their probabilities; null where the distribution is continuous.</summary>
    /// <remarks>Computed anew on each call: keep the result.</remarks>
    public abstract DiscreteValues? Tabulate();

    /// <summary>Draws one value.</summary>
    public abstract double Draw(SplitMix64 random);
}

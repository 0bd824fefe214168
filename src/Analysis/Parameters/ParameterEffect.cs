namespace Explorer.Analysis.Parameters;

/// <summary>How the error goes with one parameter.</summary>
public sealed record ParameterEffect
{
    /// <summary>Short name, as in CSV headers.</summary>
    public required string Key { get; init; }

    /// <summary>Name in words.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the space or the training chose it.</summary>
    public required bool IsChoice { get; init; }

    /// <summary>Whether it is a training setting.</summary>
    public required bool IsSetting { get; init; }

    /// <summary>Networks that have it.</summary>
    public required int Count { get; init; }

    /// <summary>Least value.</summary>
    public required double Low { get; init; }

    /// <summary>Greatest value.</summary>
    public required double High { get; init; }

    /// <summary>Rank correlation with the error; null where undefined.</summary>
    public required Estimate? Correlation { get; init; }

    /// <summary>The value that goes with the best networks.</summary>
    public required BestValue BestValue { get; init; }

    /// <summary>Its main effect beside all other choices; null for what is no choice, and where there are too few networks for the fit.</summary>
    public required MainEffect? MainEffect { get; init; }

    /// <summary>What the error does along its range beside all others; null for what is not in the regression.</summary>
    public required AdjustedEffect? Adjusted { get; init; }
}

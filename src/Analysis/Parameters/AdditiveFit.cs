namespace Explorer.Analysis.Parameters;

/// <summary>
/// The error as a sum of main effects, one level for each value or bin of each choice: the test of the paper's assumption that choices
/// act nearly independently.
/// </summary>
public sealed record AdditiveFit
{
    /// <summary>Networks fitted.</summary>
    public required int Count { get; init; }

    /// <summary>Keys of the choices in the fit.</summary>
    public required ImmutableArray<string> Choices { get; init; }

    /// <summary>Most levels of a choice; more values than that are binned at their quantiles.</summary>
    public required int Levels { get; init; }

    /// <summary>Share of the error's variance explained, adjusted for the fit's columns; may be below 0.</summary>
    public required double AdjustedShare { get; init; }

    /// <summary>Share explained of networks left out of the fit (10 folds), with a percentile bootstrap interval over networks; may be below 0.</summary>
    public required Estimate CrossValidatedShare { get; init; }

    /// <summary>The pairs of choices, strongest evidence first.</summary>
    public required ImmutableArray<Interaction> Interactions { get; init; }
}

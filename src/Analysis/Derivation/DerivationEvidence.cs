using Explorer.Analysis.Intervals;

namespace Explorer.Analysis.Derivation;

/// <summary>What a population says about one change to its space.</summary>
public sealed record DerivationEvidence
{
    /// <summary>The change in words, such as <c>widths that never fall</c>.</summary>
    public required string Candidate { get; init; }

    /// <summary>What it does.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The parameter, as in experiment files, with its stage from 1 where it is one stage's: <c>width</c>, <c>depth 3</c>.</summary>
    public required string Parameter { get; init; }

    /// <summary>What was compared with what, and by which test.</summary>
    public required string Test { get; init; }

    /// <summary>
    /// The mean error of the members kept less that of the others, at equal FLOPs, a fraction: negative where the change wins. For
    /// <see cref="ChangeKind.Linear"/> Spearman's correlation of error and fit error. Null where too few members stand on one side.
    /// </summary>
    public Estimate? Effect { get; init; }

    /// <summary>The test's p-value; null where nothing could be tested.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for all candidates tested (Holm); null where nothing could be tested.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Members on the side that the change keeps.</summary>
    public required int Kept { get; init; }

    /// <summary>Members on the other side.</summary>
    public required int Others { get; init; }

    /// <summary>Why it is proposed or not, in figures.</summary>
    public required string Reason { get; init; }
}

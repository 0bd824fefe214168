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

    /// <summary>What was compared with what, by which test, and in which direction.</summary>
    public required string Test { get; init; }

    /// <summary>
    /// The mean error of the true members less that of the others, at equal FLOPs, a fraction: negative where the change wins. Where errors chose the
    /// range, cross-fitted. Null where too few members stand on one side.
    /// </summary>
    public Estimate? Effect { get; init; }

    /// <summary>The test's p-value; null where nothing could be tested.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for all candidates tested with it (Holm); null where nothing could be tested.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Tests that the correction counts.</summary>
    public required int Tests { get; init; }

    /// <summary>True members of the narrower space.</summary>
    public required int Kept { get; init; }

    /// <summary>Networks that are none.</summary>
    public required int Others { get; init; }

    /// <summary>Networks that come near, where true members are too few; a hint, never a reason to propose. Null for none.</summary>
    public NearMembers? Near { get; init; }

    /// <summary>Why it is proposed or not, in figures.</summary>
    public required string Reason { get; init; }
}

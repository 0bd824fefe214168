namespace Explorer.Analysis.Derivation;

/// <summary>A change under test.</summary>
internal sealed record Candidate
{
    public required string Words { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string Parameter { get; init; }

    public required string Test { get; init; }

    public Estimate? Effect { get; init; }

    public double? PValue { get; init; }

    public int Kept { get; init; }

    public int Others { get; init; }

    public NearMembers? Near { get; init; }

    /// <summary>The path of the member it changes.</summary>
    public required string Path { get; init; }

    /// <summary>The value there as JSON; null where there is none.</summary>
    public required Func<SpacePatch, string?> Shown { get; init; }

    /// <summary>Why the space cannot be changed so, whatever its members show; null for nothing.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What keeps it from being proposed whatever its p-value; null for nothing.</summary>
    public string? Opposition { get; init; }

    /// <summary>Figures that belong into the reason, such as the ranges that parts of the networks choose.</summary>
    public string Figures { get; init; } = "";

    /// <summary>Makes the change.</summary>
    public required Action<SpacePatch> Apply { get; init; }

    public DerivationEvidence ToEvidence(double? adjusted, int tests, string reason) => new()
    {
        Candidate = Words,
        Kind = Kind,
        Parameter = Parameter,
        Test = Test,
        Effect = Effect,
        PValue = PValue,
        AdjustedPValue = adjusted,
        Tests = tests,
        Kept = Kept,
        Others = Others,
        Near = Near,
        Reason = reason,
    };
}

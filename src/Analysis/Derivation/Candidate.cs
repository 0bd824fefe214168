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

    /// <summary>The ranges that parts of the networks choose; null where errors choose none.</summary>
    public string? Ranges { get; init; }

    /// <summary>Makes the change.</summary>
    public required Action<SpacePatch> Apply { get; init; }

    /// <summary>What is told of it.</summary>
    /// <param name="adjusted">Its p-value, corrected for all tests.</param>
    /// <param name="tests">How many those are.</param>
    /// <param name="leastSide">Fewest networks on either side of a test.</param>
    public DerivationEvidence ToEvidence(double? adjusted, int tests, int leastSide) => new()
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
        Hindrances = new[] { Obstacle, Opposition, Shortage(leastSide) }.OfType<string>().ToValueList(),
        Ranges = Ranges,
    };

    private string? Shortage(int leastSide) =>
        Kept < leastSide ? string.Create(CultureInfo.InvariantCulture, $"not tried: {DerivationEvidence.Members(Kept)} of the narrower space in the sample, expected at least {leastSide}")
        : Others < leastSide && Others > 0 ? string.Create(CultureInfo.InvariantCulture, $"not tried: {Others} of the sample outside the narrower space, expected at least {leastSide}")
        : null;
}

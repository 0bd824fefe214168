namespace Explorer.Analysis.Comparisons;

/// <summary>How populations are compared. The same settings and trials give the same numbers.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Labellings that a permutation test draws unless told otherwise.</summary>
    public const int DefaultPermutations = 10_000;

    /// <summary>The settings without a change.</summary>
    public static ComparisonSettings Default { get; } = new();

    /// <summary>Who compares, as a refusal names it.</summary>
    public string Origin { get; init; } = "comparison";

    /// <summary>Seed of all that is drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Labellings that the permutation test draws, N; at least 99.</summary>
    public int Permutations { get; init; } = DefaultPermutations;

    /// <summary>Level of verdicts and intervals, in (0, 1): the share of false differences allowed, and of intervals that miss, over all pairs together.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>
    /// ε of the EDF area, an error in (0, 1]; null for the median of all populations together, rounded up to a percent, so that the
    /// area looks at their better half.
    /// </summary>
    public double? AreaLimit { get; init; }

    /// <summary>How networks of like complexity are set against one another; null for plain EDFs.</summary>
    public ComplexityMatching? Matching { get; init; }
}

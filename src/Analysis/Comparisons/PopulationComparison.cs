namespace Explorer.Analysis.Comparisons;

/// <summary>
/// Two populations set against each other: B against A. Errors are fractions; a negative difference means that B is better.
/// Networks trained with several seeds enter once, with their mean error, since repeats are no independent networks.
/// </summary>
public sealed record PopulationComparison
{
    /// <summary>Name of A, the population compared against.</summary>
    public required string NameA { get; init; }

    /// <summary>Name of B, the population judged.</summary>
    public required string NameB { get; init; }

    /// <summary>Networks of A in the comparison.</summary>
    public required int CountA { get; init; }

    /// <summary>Networks of B in the comparison.</summary>
    public required int CountB { get; init; }

    /// <summary>
    /// Mean error of B minus that of A, with the interval of the test that the verdict rests on, at level / pairs: it leaves 0 out exactly where
    /// a difference is shown. None where a bin's spread cannot be told.
    /// </summary>
    public required Estimate MeanDifference { get; init; }

    /// <summary>EDF area of B minus that of A, 1 − Σ w·min(1, e/ε) each; here a positive difference means that B is better; with a percentile bootstrap interval, which is another question than that of the means and may answer otherwise.</summary>
    public required Estimate AreaDifference { get; init; }

    /// <summary>ε of the areas.</summary>
    public required double AreaLimit { get; init; }

    /// <summary>At 25, 50 and 75 %, with percentile bootstrap intervals, which may answer otherwise than the means do.</summary>
    public required ImmutableArray<QuantileDifference> Quantiles { get; init; }

    /// <summary>
    /// Of the studentised permutation test of the mean difference, two-sided: (1 + h) / (1 + N), where h of N random labellings are as far
    /// apart (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010); Welch's where it is larger.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>The p-value times the number of pairs compared, at most 1 (Bonferroni); the verdict rests on it.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>N: the labellings drawn.</summary>
    public required int Permutations { get; init; }

    /// <summary>Pairs that were compared together.</summary>
    public required int Pairs { get; init; }

    /// <summary>The distance of the two EDFs.</summary>
    public required KolmogorovSmirnov KolmogorovSmirnov { get; init; }

    /// <summary>The bins where networks of like complexity were compared; null for plain EDFs.</summary>
    public required MatchedBins? Matching { get; init; }

    /// <summary>What the comparison shows of B.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string VerdictInWords { get; init; }

    /// <summary>
    /// Networks of each space that would show a mean difference as large as the one found with 80 % power (normal approximation,
    /// at the level left for one pair); null where there is no difference, or no spread, or the number passes a million.
    /// </summary>
    public required int? CountNeeded { get; init; }

    /// <summary>Level of the verdict, over all pairs.</summary>
    public required double Level { get; init; }

    /// <summary>Nominal coverage of each interval: 1 − level / pairs, so that those of all pairs hold together at 1 − level (Bonferroni).</summary>
    public double Confidence => 1 - (Level / Pairs);

    /// <summary>Seed of all that was drawn.</summary>
    public required ulong Seed { get; init; }
}

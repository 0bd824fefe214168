namespace Explorer.Analysis.Comparisons;

/// <summary>One look at a growing comparison.</summary>
public sealed record SequentialLook
{
    /// <summary>What to do.</summary>
    public required SequentialDecision Decision { get; init; }

    /// <summary>Which look, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The trials looked at.</summary>
    public required LookCounts Counts { get; init; }

    /// <summary>Share of the planned information, in (0, 1].</summary>
    public required double Information { get; init; }

    /// <summary>Mean error of B minus that of A.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Two-sided p-value of the studentised permutation test, or Welch's where it is larger; where it is far above the level, an estimate from fewer labellings.</summary>
    public required double PValue { get; init; }

    /// <summary>The level that this look may use so that all looks together keep the plan's; a p-value at most this ends the comparison.</summary>
    public required double AdjustedLevel { get; init; }

    /// <summary>
    /// The mean difference's interval from the same labellings at the adjusted level, so that it leaves 0 out exactly where a difference is shown:
    /// over all looks together it misses no more often than the plan's level (the repeated confidence interval of Jennison and Turnbull, Journal
    /// of the Royal Statistical Society B 51, 1989). Null while the comparison goes on, and as for a fixed one.
    /// </summary>
    public required Interval? Interval { get; init; }

    /// <summary>Chance that the full plan will show a difference if the one found so far is the true one.</summary>
    public required double ConditionalPower { get; init; }

    /// <summary>The decision with its reason, in words.</summary>
    public required string Reason { get; init; }
}

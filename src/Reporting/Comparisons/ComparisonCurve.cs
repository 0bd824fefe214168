namespace Explorer.Reporting.Comparisons;

/// <summary>One population's curves on a comparison's page.</summary>
internal sealed record ComparisonCurve
{
    public required string Name { get; init; }

    public required IReadOnlyList<double> Errors { get; init; }

    /// <summary>F directly above each error.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    public required IReadOnlyList<int> Draws { get; init; }

    public required IReadOnlyList<double> Best { get; init; }

    public required IReadOnlyList<double> BestLower { get; init; }

    public required IReadOnlyList<double> BestUpper { get; init; }

    public required IReadOnlyList<int> Sizes { get; init; }

    public required IReadOnlyList<double> Distances { get; init; }

    public required IReadOnlyList<double> DistancesLower { get; init; }

    public required IReadOnlyList<double> DistancesUpper { get; init; }
}

namespace Explorer.Analysis.Prediction;

/// <summary>
/// How well a number of the untrained network orders networks as training does. Correlations are with minus the error: 1 orders them
/// perfectly, 0 says nothing, below 0 is worse than nothing.
/// </summary>
public sealed record ProxyCorrelation
{
    /// <summary>The proxy's name, or a baseline's: <c>flops</c>, <c>params</c>, <c>activations</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a baseline, known without the network.</summary>
    public required bool IsBaseline { get; init; }

    /// <summary>Networks whose value was NaN or infinite; they rank below every other.</summary>
    public required int Undefined { get; init; }

    /// <summary>Mean seconds a network took; null for baselines.</summary>
    public required double? Seconds { get; init; }

    /// <summary>Kendall's τ over all networks; null where undefined.</summary>
    public required Estimate? Kendall { get; init; }

    /// <summary>Spearman's ρ over all networks; null where undefined.</summary>
    public required Estimate? Spearman { get; init; }

    /// <summary>Kendall's τ among the best quarter of the networks; null where undefined.</summary>
    public required Estimate? BestKendall { get; init; }

    /// <summary>Spearman's ρ among the best quarter of the networks; null where undefined.</summary>
    public required Estimate? BestSpearman { get; init; }

    /// <summary>τ minus the greatest τ of any baseline, over all networks, drawn together (paired); null for baselines and where undefined.</summary>
    public required Estimate? OverBaselines { get; init; }

    /// <summary>Whether it beats the best baseline; null where it is one.</summary>
    public ProxyVerdict? Verdict => IsBaseline ? null : OverBaselines?.Interval switch
    {
        { Lower: > 0 } => ProxyVerdict.Beats,
        { Upper: < 0 } => ProxyVerdict.FallsShort,
        _ => ProxyVerdict.NoDifferenceShown,
    };
}

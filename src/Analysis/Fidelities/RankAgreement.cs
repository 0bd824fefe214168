namespace Explorer.Analysis.Fidelities;

/// <summary>How far two levels agree on which networks are better. Intervals of rank correlations are their own, the others percentile bootstraps over whole networks.</summary>
public sealed record RankAgreement
{
    /// <summary>Networks that have both errors.</summary>
    public required int Count { get; init; }

    /// <summary>Kendall's τ-b, in [−1, 1]; 0 where all errors of a level are equal, since they rank nothing.</summary>
    public required Estimate KendallTau { get; init; }

    /// <summary>Spearman's ρ, ties at mean rank, in [−1, 1]; 0 as above.</summary>
    public required Estimate Spearman { get; init; }

    /// <summary>Share of the best tenth at the cheap level that is among the best tenth at the dear one.</summary>
    public required Estimate TopTenth { get; init; }

    /// <summary>The same of the best quarters.</summary>
    public required Estimate TopQuarter { get; init; }

    /// <summary>Error at the dear level of the network that is best at the cheap one, minus the least there: what choosing by the cheap level loses, a fraction.</summary>
    public required Estimate Regret { get; init; }
}

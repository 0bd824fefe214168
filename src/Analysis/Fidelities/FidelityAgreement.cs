namespace Explorer.Analysis.Fidelities;

/// <summary>A cheap level set against a dear one.</summary>
public sealed record FidelityAgreement
{
    /// <summary>The cheap level.</summary>
    public required FidelityLevel Cheap { get; init; }

    /// <summary>The dear level.</summary>
    public required FidelityLevel Dear { get; init; }

    /// <summary>Over all networks that may be compared and have both errors.</summary>
    public required RankAgreement Whole { get; init; }

    /// <summary>Over those of them that are in the best quarter at the target; null where too few for an answer.</summary>
    public required RankAgreement? BestQuarter { get; init; }

    /// <summary>What the cheap level costs as a share of the dear one, in training images times multiply-adds; null where unknown.</summary>
    public required double? WorkShare { get; init; }

    /// <summary>The same in wall time; null where unknown.</summary>
    public required double? TimeShare { get; init; }
}

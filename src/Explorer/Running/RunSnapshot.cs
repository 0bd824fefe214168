namespace Explorer.Running;

/// <summary>How far a run is at one moment.</summary>
internal sealed record RunSnapshot
{
    /// <summary>What the run set out to do.</summary>
    public required RunTotals Totals { get; init; }

    /// <summary>Trials that this run finished.</summary>
    public required int Finished { get; init; }

    /// <summary>Those of them that failed for reasons of the machine.</summary>
    public required int Failed { get; init; }

    /// <summary>Least error so far; null for none.</summary>
    public required double? BestError { get; init; }

    /// <summary>The trial that has it, where it is of this run.</summary>
    public required int? BestTrial { get; init; }

    /// <summary>Trials that this run trained at each rung; empty where there is one rung.</summary>
    public required IReadOnlyList<int> Rungs { get; init; }

    /// <summary>Trials that a scheduler stopped in this run.</summary>
    public required int Pruned { get; init; }

    /// <summary>Trials under way, by worker.</summary>
    public required IReadOnlyList<RunningTrial> Running { get; init; }

    /// <summary>Wall time so far, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The jobs that it has on a cluster; null on this machine.</summary>
    public JobCounts? Jobs { get; init; }

    /// <summary>What the study that this run is a step of has besides; null where it is none's.</summary>
    public StudyAhead? Ahead { get; init; }

    /// <summary>Wall time left, of the whole study where it is one's, judged by the share of the work that is done; null before anything is.</summary>
    public required double? SecondsLeft { get; init; }
}

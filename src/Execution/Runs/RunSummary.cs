namespace Explorer.Execution.Runs;

/// <summary>What a run did.</summary>
public sealed record RunSummary
{
    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Trials planned for the experiment.</summary>
    public required int Planned { get; init; }

    /// <summary>Trials that were stored before this run.</summary>
    public required int FinishedBefore { get; init; }

    /// <summary>Trials of this run trained to the end.</summary>
    public required int Completed { get; init; }

    /// <summary>Trials of this run that diverged.</summary>
    public required int Diverged { get; init; }

    /// <summary>Trials of this run that a scheduler stopped.</summary>
    public required int Pruned { get; init; }

    /// <summary>Trials of this run that failed for reasons of the machine.</summary>
    public required int Failed { get; init; }

    /// <summary>Attempts of this run that failed, those that a retry made good included.</summary>
    public required int FailedAttempts { get; init; }

    /// <summary>Multiply-adds forward (images trained on × FLOPs) of all rungs stored; those of earlier runs are included where an experiment has several rungs.</summary>
    public double TrainedCost { get; init; }

    /// <summary>Multiply-adds forward of training every planned trial at the target alone; null where no scheduler may stop any of them, or the number of images is not known.</summary>
    public double? FullCost { get; init; }

    /// <summary>Wall time of this run, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Trials stored by this run.</summary>
    public int Finished => Completed + Diverged + Pruned + Failed;

    /// <summary>Planned trials that are not stored yet.</summary>
    public int Remaining => Planned - FinishedBefore - Finished;
}

namespace Explorer.Running;

/// <summary>What a run did, in words.</summary>
internal static class RunWording
{
    /// <summary>Such as <c>32 trials in 6 min 52 s, 1 failed attempts</c>.</summary>
    public static string Done(RunSummary summary) => $"{summary.Finished} trials in {NumberText.Time(summary.Seconds)}"
        + (summary.Failed > 0 ? $", {summary.Failed} of them failed" : string.Empty)
        + (summary.Pruned > 0 ? $", {summary.Pruned} of them stopped early" : string.Empty)
        + (summary.FailedAttempts > 0 ? $", {summary.FailedAttempts} failed attempts" : string.Empty);

    /// <summary>What all trainings cost beside training every trial in full; null where no scheduler could save any of it, or trials remain, which may cost more.</summary>
    public static string? Cost(RunSummary summary) => summary is { Remaining: 0, TrainedCost: > 0, FullCost: > 0 and var full }
        ? $"{NumberText.Share(summary.TrainedCost / full)} of the cost of training all {summary.Planned} at the target (images × FLOPs)"
        : null;
}

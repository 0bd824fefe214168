namespace Explorer.Running;

/// <summary>What a run did, in words.</summary>
internal static class RunWording
{
    /// <summary>Such as <c>32 trials in 6 min 52 s, 1 failed attempt</c>.</summary>
    public static string Done(RunSummary summary) => $"{NumberText.Counted(summary.Finished, "trial")} in {NumberText.Time(summary.Seconds)}"
        + (summary.Failed > 0 ? $", {NumberText.Count(summary.Failed)} of them failed" : string.Empty)
        + (summary.Pruned > 0 ? $", {NumberText.Count(summary.Pruned)} of them stopped early" : string.Empty)
        + (summary.FailedAttempts > 0 ? $", {NumberText.Counted(summary.FailedAttempts, "failed attempt")}" : string.Empty);

    /// <summary>What all trainings cost beside training every trial in full; null where no scheduler could save any of it, or trials remain, which may cost more.</summary>
    public static string? Cost(RunSummary summary) => summary is { Remaining: 0, TrainedCost: > 0, FullCost: > 0 and var full }
        ? $"{NumberText.Share(summary.TrainedCost / full)} of the cost of training all {NumberText.Count(summary.Planned)} at the target (images × FLOPs)"
        : null;
}

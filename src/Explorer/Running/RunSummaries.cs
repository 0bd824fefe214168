namespace Explorer.Running;

/// <summary>Puts the parts of one run together.</summary>
internal static class RunSummaries
{
    /// <summary>What both parts did, the second having gone on where the first ended.</summary>
    public static RunSummary Join(RunSummary first, RunSummary second) => second with
    {
        FinishedBefore = first.FinishedBefore,
        Completed = first.Completed + second.Completed,
        Diverged = first.Diverged + second.Diverged,
        Pruned = first.Pruned + second.Pruned,
        Failed = first.Failed + second.Failed,
        FailedAttempts = first.FailedAttempts + second.FailedAttempts,
        Seconds = first.Seconds + second.Seconds,
    };
}

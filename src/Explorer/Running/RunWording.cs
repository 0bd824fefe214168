using Explorer.Execution.Runs;
using Explorer.Terminal;

namespace Explorer.Running;

/// <summary>What a run did, in words.</summary>
internal static class RunWording
{
    /// <summary>Such as <c>32 trials in 6 min 52 s, 1 failed attempts</c>.</summary>
    public static string Done(RunSummary summary) => $"{summary.Finished} trials in {Quantity.Duration(summary.Seconds)}"
        + (summary.Failed > 0 ? $", {summary.Failed} of them failed" : string.Empty)
        + (summary.FailedAttempts > 0 ? $", {summary.FailedAttempts} failed attempts" : string.Empty);
}

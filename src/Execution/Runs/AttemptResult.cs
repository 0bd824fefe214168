namespace Explorer.Execution.Runs;

/// <summary>How one attempt at a trial ended.</summary>
internal abstract record AttemptResult
{
    private AttemptResult()
    {
    }

    /// <summary>The trainer gave a result.</summary>
    public sealed record Trained(TrialResult Trial) : AttemptResult;

    /// <summary>It was suspended after an epoch and can be gone on with; no attempt was made.</summary>
    public sealed record Suspended(int Epoch) : AttemptResult;

    /// <summary>The worker was gone before the request reached it: nothing was attempted.</summary>
    public sealed record NotStarted(string Reason) : AttemptResult;

    /// <summary>It failed; the worker is not to be used again.</summary>
    public sealed record Failed(string Reason, double Seconds) : AttemptResult;
}

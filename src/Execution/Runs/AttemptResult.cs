using Explorer.Trials;

namespace Explorer.Execution.Runs;

/// <summary>How one attempt at a trial ended.</summary>
internal abstract record AttemptResult
{
    private AttemptResult()
    {
    }

    /// <summary>The trainer gave a result.</summary>
    public sealed record Trained(TrialResult Trial) : AttemptResult;

    /// <summary>It failed; the worker is not to be used again.</summary>
    public sealed record Failed(string Reason, double Seconds) : AttemptResult;
}

namespace Explorer.Execution.Launching;

/// <summary>Workers cannot be started, so that no trial can be trained.</summary>
/// <param name="message">What happened, with the worker's last words.</param>
/// <param name="exitCode">The worker's exit code; null where it did not end by itself.</param>
public sealed class WorkerStartException(string message, int? exitCode = null) : Exception(message)
{
    /// <summary>The worker's exit code; null where it did not end by itself.</summary>
    public int? ExitCode { get; } = exitCode;
}

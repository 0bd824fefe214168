namespace Explorer.Execution.Slurm;

/// <summary>A job as squeue tells it.</summary>
/// <param name="Id">ARRAY_TASK: what scancel takes and what its agent calls it.</param>
/// <param name="State">Slurm's word for its state.</param>
/// <param name="Reason">Why it waits, in Slurm's word.</param>
internal sealed record SlurmJob(string Id, string State, string Reason)
{
    // Whatever else Slurm says (SIGNALING, COMPLETING, STAGE_OUT, a word of a later version) is alive.
    private static readonly HashSet<string> Final = new(
        ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "TIMEOUT", "REVOKED"], StringComparer.Ordinal);

    private static readonly HashSet<string> NoFault = new(["CANCELLED", "NODE_FAIL", "PREEMPTED", "REVOKED"], StringComparer.Ordinal);

    /// <summary>Whether it is over, known beyond doubt.</summary>
    public bool HasEnded => Final.Contains(State);

    /// <summary>Whether it ended through something of its own.</summary>
    public bool HasFailed => HasEnded && !NoFault.Contains(State);

    /// <summary>Whether Slurm could not start it and holds it back: it waits for a hand, and would for ever.</summary>
    public bool IsStuck => IsQueued && Reason.Contains("launch", StringComparison.OrdinalIgnoreCase) && Reason.Contains("held", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has a node.</summary>
    public bool IsRunning => State == "RUNNING";

    /// <summary>Whether it waits for one.</summary>
    public bool IsQueued => State is "PENDING" or "REQUEUED" or "REQUEUE_HOLD" or "REQUEUE_FED" or "SPECIAL_EXIT";
}

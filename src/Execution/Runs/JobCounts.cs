namespace Explorer.Execution.Runs;

/// <summary>The jobs that a run has on a cluster.</summary>
/// <param name="Running">Those that run.</param>
/// <param name="Queued">Those that wait.</param>
/// <param name="Reason">Why the first of them waits, in the scheduler's word; empty for none.</param>
/// <param name="Lost">Agents lost so far, with what they had.</param>
public sealed record JobCounts(int Running, int Queued, string Reason, int Lost);

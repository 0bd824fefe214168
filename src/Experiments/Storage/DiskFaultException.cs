namespace Explorer.Experiments.Storage;

/// <summary>
/// The machine failed what a run writes, its results database, weights or checkpoints: disk full, I/O error. The input is not at fault, and everything written
/// before stays: the same run goes on from there once the cause is gone.
/// </summary>
/// <param name="message">Which file, what happened, what is kept and what to do.</param>
/// <param name="innerException">The error beneath.</param>
public sealed class DiskFaultException(string message, Exception innerException) : Exception(message, innerException);

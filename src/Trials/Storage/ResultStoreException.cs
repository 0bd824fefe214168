namespace Explorer.Trials.Storage;

/// <summary>
/// The machine failed a results database: disk full, I/O error. The input is not at fault, and everything written
/// before stays: the same run goes on from there once the cause is gone.
/// </summary>
/// <param name="message">Which database, what happened, what is kept and what to do.</param>
/// <param name="innerException">The engine's own error.</param>
public sealed class ResultStoreException(string message, Exception innerException) : Exception(message, innerException);

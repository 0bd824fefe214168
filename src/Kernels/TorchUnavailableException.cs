namespace Explorer.Kernels;

/// <summary>This machine lacks libtorch, or has one that does not fit; the message says what to do.</summary>
/// <param name="message">What was found, what was expected, what to do.</param>
/// <param name="innerException">The loader's own error.</param>
public sealed class TorchUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);

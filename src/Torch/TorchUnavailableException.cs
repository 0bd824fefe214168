namespace Explorer.Torch;

/// <summary>This machine lacks libtorch or the shim over it; the message says what is missing and how to get it.</summary>
public sealed class TorchUnavailableException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public TorchUnavailableException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the loader's own error.</summary>
    public TorchUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace Explorer.Training.Data.Fetching;

/// <summary>A try to download from one mirror failed.</summary>
/// <param name="message">What happened.</param>
/// <param name="again">Whether another try may help.</param>
internal sealed class MirrorException(string message, bool again) : Exception(message)
{
    /// <summary>Whether another try may help.</summary>
    public bool Again { get; } = again;
}

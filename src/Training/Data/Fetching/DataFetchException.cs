namespace Explorer.Training.Data.Fetching;

/// <summary>A data set could not be downloaded: every mirror failed, or the disk did. The message tells what each one said and what to do.</summary>
public sealed class DataFetchException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DataFetchException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

namespace Explorer.Storage.Lite;

/// <summary>Turns the errors of LiteDB and of its files into those the store promises.</summary>
internal static class LiteErrors
{
    // As Linux numbers them; .NET passes them on as they are.
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    /// <summary>
    /// What a caller of the store sees in place of an error. LiteDB checks little of what it reads, so a damaged file shows as an error of
    /// any kind, an index out of range included.
    /// </summary>
    public static Exception Translate(string path, Exception e) => e switch
    {
        InvalidInputException or DiskFaultException => e,
        EndOfStreamException => Damaged(path, e.Message),
        IOException { HResult: NoSpace or OverQuota } => Failed(path, "the disk is full; free some space", e),
        IOException or UnauthorizedAccessException or OutOfMemoryException => Failed(path, e.Message.TrimEnd('.'), e),
        _ => Damaged(path, e.Message),
    };

    /// <summary>The file itself is at fault.</summary>
    public static InvalidInputException Damaged(string path, string what) =>
        new(path, $"is damaged ({what}); see: explorer store check {path}");

    private static DiskFaultException Failed(string path, string what, Exception e) =>
        new($"{path}: {what}. Every trial finished before is kept; the same command goes on from there", e);
}

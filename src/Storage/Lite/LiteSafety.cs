namespace Explorer.Storage.Lite;

/// <summary>
/// What the store does against losses, each of it so that the fault suite can take it away and must then find losses. All of it is on but
/// in that suite's child processes.
/// </summary>
internal sealed record LiteSafety
{
    /// <summary>The names of what can be left out.</summary>
    public static IReadOnlyList<string> Measures { get; } =
        [nameof(SyncBeforeConfirm), nameof(SyncAfterConfirm), nameof(SyncSetLength), nameof(SyncCheckpoint), nameof(UseGate), nameof(UseLock)];

    /// <summary>A transaction's pages are on disk before it is marked as confirmed.</summary>
    public bool SyncBeforeConfirm { get; init; } = true;

    /// <summary>The mark is on disk before a write returns.</summary>
    public bool SyncAfterConfirm { get; init; } = true;

    /// <summary>A cut of the log is on disk before new transactions go there.</summary>
    public bool SyncSetLength { get; init; } = true;

    /// <summary>The data file is on disk before the log that it was copied from is cut.</summary>
    public bool SyncCheckpoint { get; init; } = true;

    /// <summary>Readers and checkpoints keep out of each other's way.</summary>
    public bool UseGate { get; init; } = true;

    /// <summary>One writer at a time.</summary>
    public bool UseLock { get; init; } = true;

    /// <summary>The log's length from which on it is copied to the data file when nobody reads; at 128 times that a commit waits for readers.</summary>
    public long CheckpointLength { get; init; } = 8 << 20;

    /// <summary>How long a commit then waits for readers, and a closing database: as long as a user may have to wait.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Everything on, but these.</summary>
    public static LiteSafety Without(IReadOnlySet<string> measures) => new()
    {
        SyncBeforeConfirm = !measures.Contains(nameof(SyncBeforeConfirm)),
        SyncAfterConfirm = !measures.Contains(nameof(SyncAfterConfirm)),
        SyncSetLength = !measures.Contains(nameof(SyncSetLength)),
        SyncCheckpoint = !measures.Contains(nameof(SyncCheckpoint)),
        UseGate = !measures.Contains(nameof(UseGate)),
        UseLock = !measures.Contains(nameof(UseLock)),
    };
}

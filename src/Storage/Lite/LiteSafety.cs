using Explorer.SearchSpace;

namespace Explorer.Storage.Lite;

/// <summary>
/// What the store does against losses, each of it so that the fault suite can take it away and must then find losses. All of it is on but
/// in that suite's child processes.
/// </summary>
internal sealed record LiteSafety
{
    private const string Variable = "EXPLORER_STORE_UNSAFE";

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

    /// <summary>
    /// Everything on, but what the environment variable <c>EXPLORER_STORE_UNSAFE</c> names, separated by commas. The variable is no
    /// feature: only the fault suite sets it, and a database written with it may lose results.
    /// </summary>
    public static LiteSafety FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable) ?? "");

    /// <summary>Everything on, but the names given.</summary>
    /// <exception cref="InvalidInputException">A name is unknown.</exception>
    internal static LiteSafety Parse(string off) => off
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(new LiteSafety(), (safety, name) => name switch
        {
            nameof(SyncBeforeConfirm) => safety with { SyncBeforeConfirm = false },
            nameof(SyncAfterConfirm) => safety with { SyncAfterConfirm = false },
            nameof(SyncSetLength) => safety with { SyncSetLength = false },
            nameof(SyncCheckpoint) => safety with { SyncCheckpoint = false },
            nameof(UseGate) => safety with { UseGate = false },
            nameof(UseLock) => safety with { UseLock = false },
            _ => throw new InvalidInputException(Variable, $"'{name}' is nothing that can be switched off"),
        });
}

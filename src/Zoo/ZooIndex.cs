namespace Explorer.Zoo;

/// <summary>A zoo's <c>index.json</c>: what is there, without opening every entry.</summary>
public sealed record ZooIndex
{
    /// <summary>Version of the format that this program writes and the newest that it reads.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>The entries, by name.</summary>
    public required ValueList<ZooIndexEntry> Entries { get; init; }
}

namespace Explorer.Storage;

/// <summary>What a results database holds and what is wrong with it.</summary>
public sealed record StoreCheckReport
{
    /// <summary>Experiments in it.</summary>
    public required int Experiments { get; init; }

    /// <summary>Planned trials of all experiments.</summary>
    public required int Planned { get; init; }

    /// <summary>Finished trials of all experiments.</summary>
    public required int Trials { get; init; }

    /// <summary>Failed attempts of all experiments.</summary>
    public required int Attempts { get; init; }

    /// <summary>Finished rungs of all experiments that have several.</summary>
    public int Rungs { get; init; }

    /// <summary>Everything wrong, in words; empty for a sound database.</summary>
    public required ValueList<string> Problems { get; init; }

    /// <summary>The report of a database whose records cannot be read at all.</summary>
    internal static StoreCheckReport Unreadable(params ReadOnlySpan<string> problems) =>
        new() { Experiments = 0, Planned = 0, Trials = 0, Attempts = 0, Problems = [.. problems] };
}

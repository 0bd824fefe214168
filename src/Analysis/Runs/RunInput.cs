using Explorer.Experiments.Data;
using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Runs;

/// <summary>Everything the report of an experiment is made of.</summary>
public sealed record RunInput
{
    /// <summary>Name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The resolved experiment JSON, as run.</summary>
    public required string Definition { get; init; }

    /// <summary>Short names that a person gave it.</summary>
    public ValueList<string> Tags { get; init; }

    /// <summary>What a person noted of it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Trials planned; where more than have ended, the report says that it is an interim one.</summary>
    public required int Planned { get; init; }

    /// <summary>The trials that have ended, in any order.</summary>
    public required IReadOnlyList<TrialRecord> Trials { get; init; }

    /// <summary>The failed attempts, in order of time.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>The images, for records that do not tell how many a training took; null where they are not known.</summary>
    public DataSettings? Data { get; init; }

    /// <summary>Whether a scheduler decided how far each trial was trained: then those that have ended are no random sample before all have.</summary>
    public bool Scheduled { get; init; }

    /// <summary>What the errors of a table stand for; null for trained networks.</summary>
    public MetricScale? Metric { get; init; }

    /// <summary>Images that each error was measured on; null where that is not known.</summary>
    public int? ValidationImages { get; init; }
}

using System.Text.Json.Serialization;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.Trials.Experiments;

namespace Explorer.Trials;

/// <summary>A finished trial as stored. It never changes.</summary>
public sealed record TrialRecord
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The sample's index in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The network.</summary>
    /// <exception cref="InvalidInputException">The trial has none, see <see cref="HasNetwork"/>.</exception>
    [JsonIgnore]
    public ModelConfig Config { get => StoredConfig ?? throw WithoutNetwork(); init => StoredConfig = value; }

    /// <summary>What the network costs.</summary>
    /// <exception cref="InvalidInputException">The trial has none, see <see cref="HasNetwork"/>.</exception>
    [JsonIgnore]
    public NetworkComplexity Complexity { get => StoredComplexity ?? throw WithoutNetwork(); init => StoredComplexity = value; }

    /// <summary>Whether its network is known: a trial of a table that only tells errors has none.</summary>
    [JsonIgnore]
    public bool HasNetwork => StoredConfig is not null && StoredComplexity is not null;

    /// <summary>The network as stored; null where it is not known.</summary>
    [JsonPropertyName("config")]
    public ModelConfig? StoredConfig { get; init; }

    /// <summary>What it costs, as stored; null where it is not known.</summary>
    [JsonPropertyName("complexity")]
    public NetworkComplexity? StoredComplexity { get; init; }

    /// <summary>The config's canonical hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Seed of initial weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How it was trained, every distribution resolved.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>Where the network comes from.</summary>
    public TrialOrigin Origin { get; init; }

    /// <summary>Whether a lot gave it the whole training whatever the scheduler said; see <see cref="PlannedTrial.Calibration"/>.</summary>
    public bool Calibration { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialState State { get; init; }

    /// <summary>Validation error at the last epoch of the last rung reached, or what a diverged trial counts with; null where the trial failed.</summary>
    public required double? Error { get; init; }

    /// <summary>Least validation error of any epoch of the last rung reached and of those that it continues; null where there is none.</summary>
    public required double? BestError { get; init; }

    /// <summary>The rungs trained, in order.</summary>
    public required ValueList<RungResult> Rungs { get; init; }

    /// <summary>Zero-cost proxies of the untrained network; none where the experiment asks for none.</summary>
    public ValueList<ProxyScore> Proxies { get; init; } = [];

    /// <summary>Wall time of the attempts that finished its rungs, and of the one that failed last where it failed, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Attempts made, at least 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>Where and with what; null where the trial failed before it said.</summary>
    public required TrialEnvironment? Environment { get; init; }

    /// <summary>Why it diverged, was pruned or failed; null for a completed one.</summary>
    public required string? Reason { get; init; }

    /// <summary>When the trial ended, in UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }

    private InvalidInputException WithoutNetwork() => new($"trial {Index}", "its network is not known, so it can only be counted, not analysed by its network");
}

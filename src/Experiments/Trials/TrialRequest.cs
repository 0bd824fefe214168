using Explorer.Experiments.Data;

namespace Explorer.Experiments.Trials;

/// <summary>Everything a trainer needs for one trial: the same request on the same machine gives the same numbers.</summary>
public sealed record TrialRequest
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The sample's index in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The network.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>The config's canonical hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Seed of initial weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How it is trained, every distribution resolved.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>The images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>How much of a training it gets.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>
    /// Epochs that the learning-rate schedule spans; null for those of the fidelity. More than those where the training may be
    /// continued, which then equals one uninterrupted training.
    /// </summary>
    public int? ScheduleEpochs { get; init; }

    /// <summary>
    /// Checkpoint to go on from, of the same request with fewer epochs; null to begin anew. One that is missing, damaged or of
    /// another training is passed over: beginning anew gives the same numbers, later.
    /// </summary>
    public string? ResumePath { get; init; }

    /// <summary>File that everything needed to go on from the last epoch is written to; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// File that the training is suspended to in the midst of its epochs, and saved to once in a while, so that an end without
    /// warning costs little; null to do neither. Given as <see cref="ResumePath"/>, the result is that of a training that was not suspended.
    /// </summary>
    public string? SuspendPath { get; init; }

    /// <summary>Zero-cost proxies to measure before the first step, by name; see <see cref="ProxyNames"/>.</summary>
    public ValueList<string> Proxies { get; init; } = [];

    /// <summary>Folder to look for data sets in first; null for the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Device to train on: <c>cpu</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads of one operator on the CPU.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>File that the final weights are written to (safetensors); null for none.</summary>
    public string? WeightsPath { get; init; }

    /// <summary>The training of a planned trial at a fidelity.</summary>
    public static TrialRequest Of(string experiment, PlannedTrial planned, DataSettings data, Fidelity fidelity) => new()
    {
        Experiment = experiment,
        Index = planned.Index,
        Config = planned.Config,
        Hash = planned.Hash,
        Seed = planned.Seed,
        Training = planned.Training,
        Data = data,
        Fidelity = fidelity,
    };
}

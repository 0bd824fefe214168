using Explorer.Experiments.Data;

namespace Explorer.Zoo;

/// <summary>What to export and where its weights come from.</summary>
public sealed record ExportRequest
{
    /// <summary>The trial, as the population recorded it; completed or pruned.</summary>
    public required TrialRecord Trial { get; init; }

    /// <summary>Its rank by validation error among the trials that count, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Trials of the population that count.</summary>
    public required int Population { get; init; }

    /// <summary>The experiment's images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>The weight file that the trial kept; null to train again.</summary>
    public string? WeightsPath { get; init; }

    /// <summary>How to train again; null for the trial's own settings. Not used where the weights are kept ones.</summary>
    public TrainingSettings? Training { get; init; }

    /// <summary>
    /// How much it gets where it is trained again; null for what the trial's last rung had, with the epochs of <see cref="Training"/> where
    /// that is given. Not used where the weights are kept ones.
    /// </summary>
    public Fidelity? Fidelity { get; init; }

    /// <summary>Seed to train again from; null for the trial's own. Not used where the weights are kept ones.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether the training that the weights are of has measured test images.</summary>
    public bool TestedInTraining { get; init; }

    /// <summary>The entry's name; null for experiment and index, such as <c>anynet-a-17</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether an entry of that name is replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>Licence of the weights, an SPDX identifier or words.</summary>
    public required string Licence { get; init; }

    /// <summary>Folder to look for data sets in first; null for the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Device to train and measure on: <c>cpu</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads of one operator on the CPU.</summary>
    public int Threads { get; init; } = 1;
}

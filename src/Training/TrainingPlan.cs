using Explorer.Experiments.Fidelities;
using Explorer.Models.Initialization;

namespace Explorer.Training;

/// <summary>One training as the loop takes it: a trial's at one fidelity, or one network's by itself.</summary>
internal sealed record TrainingPlan
{
    /// <summary>The network as it is trained, a fidelity's scales applied.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>How much of a training it gets; its scales and resolution are those of the config and of the images already.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Epochs that the learning-rate schedule spans; null for those of the fidelity.</summary>
    public int? ScheduleEpochs { get; init; }

    /// <summary>Seed of initial weights, order, augmentation and dropout.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the first weights are drawn.</summary>
    public InitialDistribution Initialization { get; init; }

    /// <summary>A weight file to start from, as far as shapes agree; null to start from drawn weights.</summary>
    public string? StartWeights { get; init; }

    /// <summary>Device to train on: <c>cpu</c> or <c>cuda:N</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of one operator on the CPU.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether epochs tell the loss of each tenth of their steps.</summary>
    public bool KeepsLossParts { get; init; }
}

using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Import;

/// <summary>One network of a file with its result.</summary>
internal sealed record ImportedNetwork
{
    public required ModelConfig Config { get; init; }

    public required TrainingSettings Training { get; init; }

    public required TrialOutcome Outcome { get; init; }

    public IReadOnlyList<EpochMetrics> Epochs { get; init; } = [];

    public double Seconds { get; init; }

    public ulong Seed { get; init; }

    /// <summary>FLOPs, parameters and activations as the file has them; null where it has none.</summary>
    public (double? Flops, double? Params, double? Activations) Claimed { get; init; }
}

using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.Trials.Experiments;

namespace Explorer.Trials;

/// <summary>A sampled trial before it is trained; stored with the experiment, so that a resumed run trains the same list.</summary>
public sealed record PlannedTrial
{
    /// <summary>The sample's index in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The network.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>The config's canonical hash.</summary>
    public required string Hash { get; init; }

    /// <summary>What the network costs.</summary>
    public required NetworkComplexity Complexity { get; init; }

    /// <summary>Seed of initial weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How it is trained, every distribution resolved.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>Where the network comes from.</summary>
    public TrialOrigin Origin { get; init; }

    /// <summary>
    /// Whether a lot, drawn from the experiment's seed and the index alone, gives it the whole training whatever a scheduler says.
    /// These trials are a random sample at the target fidelity, by which the estimate for all is corrected.
    /// </summary>
    public bool Calibration { get; init; }
}

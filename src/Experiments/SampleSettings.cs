namespace Explorer.Experiments;

/// <summary>How many networks an experiment samples, and from which seed.</summary>
public sealed record SampleSettings
{
    /// <summary>How many networks good populations start with: about 32 random ones suffice to find a good one, the paper says.</summary>
    public const int DefaultCount = 32;

    /// <summary>The seed of an experiment that names none.</summary>
    public const ulong DefaultSeed = 1;

    /// <summary>Networks, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>How often each network is trained, every time from another seed; at least 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The share of the networks that a predictor chooses; null for none.</summary>
    public PredictedSettings? Predicted { get; init; }

    /// <summary>Networks that a predictor chooses, once the others are trained.</summary>
    public int PredictedCount => Predicted is { } predicted ? (int)Math.Round(predicted.Share * Count, MidpointRounding.ToEven) : 0;

    /// <summary>Networks drawn from the space.</summary>
    public int DrawnCount => Count - PredictedCount;

    /// <summary>Trials in all: every network, every repeat.</summary>
    public int Trials => Count * Repeats;

    /// <summary>Seed of everything drawn: networks, training settings, initial weights, order and augmentation.</summary>
    public ulong Seed { get; init; } = DefaultSeed;
}

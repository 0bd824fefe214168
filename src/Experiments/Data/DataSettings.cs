namespace Explorer.Experiments.Data;

/// <summary>The images of an experiment.</summary>
public sealed record DataSettings
{
    /// <summary>Data set: <c>shapes</c>, <c>mnist</c>, <c>fashion-mnist</c>, <c>cifar10</c>, <c>cifar100</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Training images; null for all that the validation set leaves.</summary>
    public int? Train { get; init; }

    /// <summary>Validation images, split off the training set by seed; at least 1.</summary>
    public required int Validation { get; init; }

    /// <summary>Seed of the split, and of the images where the program draws them.</summary>
    public ulong Seed { get; init; }
}

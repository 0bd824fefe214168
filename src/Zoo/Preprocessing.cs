namespace Explorer.Zoo;

/// <summary>What is done to an image's pixels, in [0, 1], before the network sees them: (pixel − mean) / deviation, a channel each.</summary>
public sealed record Preprocessing
{
    /// <summary>The shape of one image.</summary>
    public required InputShape Input { get; init; }

    /// <summary>Height and width of the data set's images before they were brought to <see cref="Input"/>; null in entries from before it was kept.</summary>
    public int? Source { get; init; }

    /// <summary>Mean of each channel over the training images.</summary>
    public required ValueList<float> Mean { get; init; }

    /// <summary>Standard deviation of each channel over the training images.</summary>
    public required ValueList<float> Deviation { get; init; }

    /// <summary>Names of the classes, in the order of the network's outputs.</summary>
    public required ValueList<string> ClassNames { get; init; }
}

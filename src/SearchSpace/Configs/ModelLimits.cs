namespace Explorer.SearchSpace.Configs;

/// <summary>The values that a model config's members may have, in files and in spaces alike.</summary>
public static class ModelLimits
{
    /// <summary>Most channels of an image.</summary>
    public const int MostChannels = 1024;

    /// <summary>Largest height and width of an image.</summary>
    public const int MostResolution = 8192;

    /// <summary>Fewest classes.</summary>
    public const int LeastClasses = 2;

    /// <summary>Most classes.</summary>
    public const int MostClasses = 1_000_000;

    /// <summary>Most channels of a layer.</summary>
    public const int MostWidth = 65_536;

    /// <summary>Most blocks of a stage or a regnet.</summary>
    public const int MostDepth = 4096;

    /// <summary>Most stages, blocks of a VGG or hidden layers of a perceptron.</summary>
    public const int MostStages = 64;

    /// <summary>Largest stride.</summary>
    public const int MostStride = 16;

    /// <summary>The multiple that a regnet's initial width has to be of.</summary>
    public const int WidthMultiple = 8;

    /// <summary>Bottleneck ratios, b of the paper.</summary>
    public static NumberRange BottleneckRatio { get; } = NumberRange.Closed(1.0 / 64, 64);

    /// <summary>Shares of outputs that dropout leaves out.</summary>
    public static NumberRange Dropout { get; } = NumberRange.Closed(0, 0.99);

    /// <summary>Squeeze-and-excitation ratios.</summary>
    public static NumberRange SqueezeExcitation { get; } = NumberRange.Closed(0, 1);

    /// <summary>Slopes, w_a of the paper.</summary>
    public static NumberRange Slope { get; } = NumberRange.Closed(0, MostWidth);

    /// <summary>Multipliers, w_m of the paper.</summary>
    public static NumberRange Multiplier { get; } = new(1, 64, WithLeast: false);
}

namespace Explorer.Analysis.Widths;

/// <summary>How run time goes with FLOPs and activations.</summary>
public sealed record RunTimeLaw
{
    /// <summary>Pearson's correlation with activations that the paper reads.</summary>
    public const double PaperActivations = 0.90;

    /// <summary>Pearson's correlation with FLOPs that the paper reads.</summary>
    public const double PaperFlops = 0.64;

    /// <summary>Trials measured on the same machine setup.</summary>
    public required int Count { get; init; }

    /// <summary>Trials with times from another setup, left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The setup: device, threads, precision and engine.</summary>
    public required string Setup { get; init; }

    /// <summary>The median of seconds a training image and epoch, validation included.</summary>
    public required double MedianSecondsPerImage { get; init; }

    /// <summary>Pearson's correlation of seconds with FLOPs.</summary>
    public required Estimate? FlopsPearson { get; init; }

    /// <summary>Spearman's correlation of seconds with FLOPs.</summary>
    public required Estimate? FlopsSpearman { get; init; }

    /// <summary>Pearson's correlation of seconds with activations.</summary>
    public required Estimate? ActivationsPearson { get; init; }

    /// <summary>Spearman's correlation of seconds with activations.</summary>
    public required Estimate? ActivationsSpearman { get; init; }
}

namespace Explorer.Models.Onnx;

/// <summary>How a network is written as ONNX, and what is said beside it.</summary>
public sealed record OnnxOptions
{
    /// <summary>Whether batch norms become part of the convolution or linear layer before them.</summary>
    public bool FoldBatchNorms { get; init; }

    /// <summary>Mean of each channel, of pixels in [0, 1], that the images are to be normalised by; empty where unknown.</summary>
    public ValueList<float> Mean { get; init; }

    /// <summary>Deviation of each channel that the images are to be normalised by; empty where unknown.</summary>
    public ValueList<float> Deviation { get; init; }

    /// <summary>Names of the classes, in the order of the outputs; empty where unknown.</summary>
    public ValueList<string> ClassNames { get; init; }

    /// <summary>Further text for the model's metadata, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

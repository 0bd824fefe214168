namespace Explorer.Models.Summaries;

/// <summary>One layer of a built network.</summary>
public sealed record LayerSummary
{
    /// <summary>Its path in the network, such as <c>stage1.block1.transform.conv1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind, such as <c>Conv2d</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its output for one image: channels × height × width, or features.</summary>
    public required ValueList<long> OutputShape { get; init; }

    /// <summary>Trained parameters.</summary>
    public required long Params { get; init; }

    /// <summary>Multiply-adds of convolutions and linear layers; a bias adds one per output. 0 for others.</summary>
    public required long Flops { get; init; }

    /// <summary>Output elements of convolutions, linear layers and a stem's max-pool. 0 for others.</summary>
    public required long Activations { get; init; }
}

namespace Explorer.Models.Blocks;

/// <summary>Everything that decides the layers of one block.</summary>
internal sealed record BlockShape
{
    /// <summary>Input channels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Output channels.</summary>
    public required int Width { get; init; }

    /// <summary>Stride of the block.</summary>
    public required int Stride { get; init; }

    /// <summary>Channels of the bottleneck's 3×3 convolution.</summary>
    public required int InnerWidth { get; init; }

    /// <summary>Groups of that convolution.</summary>
    public required int Groups { get; init; }

    /// <summary>Channels that squeeze-and-excitation squeezes to; 0 for none.</summary>
    public required int SqueezeWidth { get; init; }

    /// <summary>Whether output and input differ in shape, so that a shortcut needs a projection.</summary>
    public bool ChangesShape => InputWidth != Width || Stride != 1;

    /// <summary>The shape of one block of a stage.</summary>
    public static BlockShape Of(StageConfig stage, int inputWidth, int stride, double squeezeExcitation) => new()
    {
        InputWidth = inputWidth,
        Width = stage.Width,
        Stride = stride,
        InnerWidth = stage.InnerWidth,
        Groups = Math.Max(1, stage.InnerWidth / stage.GroupWidth),
        SqueezeWidth = ModelExpansion.SqueezeWidth(inputWidth, squeezeExcitation),
    };
}

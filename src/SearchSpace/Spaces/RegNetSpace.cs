namespace Explorer.SearchSpace.Spaces;

/// <summary>Networks of linear quantised widths: the paper's RegNet.</summary>
public sealed record RegNetSpace : StagedSpace
{
    /// <inheritdoc/>
    public override string Family => "regnet";

    /// <summary>Blocks in all, d of the paper.</summary>
    public required Distribution Depth { get; init; }

    /// <summary>w_0 of the paper, in channels; multiples of 8.</summary>
    public required Distribution InitialWidth { get; init; }

    /// <summary>w_a of the paper, in channels a block; that of <see cref="InitialWidth"/> where the two are one draw.</summary>
    public required Distribution Slope { get; init; }

    /// <summary>Whether every network's slope is its initial width, w_a = w_0: one draw for both.</summary>
    public bool SlopeIsInitialWidth { get; init; }

    /// <summary>w_m of the paper, above 1.</summary>
    public required Distribution Multiplier { get; init; }

    /// <summary>b of the paper; always 1 for blocks without a bottleneck.</summary>
    public required Distribution BottleneckRatio { get; init; }

    /// <summary>g of the paper, before group compatibility; always 1 for blocks without a bottleneck.</summary>
    public required Distribution GroupWidth { get; init; }

    /// <summary>Fewest stages. As in the authors' sampler, a network also has to have a stage for every step of its width.</summary>
    public required int LeastStages { get; init; }

    /// <summary>Most stages.</summary>
    public required int MostStages { get; init; }

    /// <summary>Stride of each stage's first block, as many as <see cref="MostStages"/>; empty for 2 everywhere.</summary>
    public ValueList<int> Strides { get; init; }
}

namespace Explorer.SearchSpace.Spaces;

/// <summary>Residual networks, see <see cref="ResNetConfig"/>.</summary>
public sealed record ResNetSpace : SampledSpace
{
    /// <inheritdoc/>
    public override string Family => "resnet";

    /// <summary>Number of stages, at least 1.</summary>
    public int Stages => Strides.Count;

    /// <summary>The stem's layers.</summary>
    public required StemSpace Stem { get; init; }

    /// <summary>The block: basic, bottleneck or one of their pre-activation forms.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Stride of each stage's first block.</summary>
    public required ValueList<int> Strides { get; init; }

    /// <summary>Blocks of each stage.</summary>
    public required StageParameter Depth { get; init; }

    /// <summary>Output channels of each stage's blocks, before they are made whole multiples of the bottleneck ratio.</summary>
    public required StageParameter Width { get; init; }

    /// <summary>Width over inner width, one draw for all stages; always 1 for blocks without a bottleneck.</summary>
    public required Distribution BottleneckRatio { get; init; }

    /// <summary>The same networks as AnyNets: bottlenecks of one group, as wide as the inner width.</summary>
    internal AnyNetSpace ToAnyNetSpace() => new()
    {
        Input = Input,
        Classes = Classes,
        Complexity = Complexity,
        Stem = Stem,
        Block = Block,
        SqueezeExcitation = new FixedValue(0),
        HeadWidth = new FixedValue(0),
        Strides = Strides,
        Depth = Depth,
        Width = Width,
        BottleneckRatio = new StageParameter(Enumerable.Repeat(BottleneckRatio, Stages).ToValueList(), StageOrder.Shared),
        GroupWidth = StageParameter.Fixed(Stages, Block.HasBottleneck() ? ModelLimits.MostWidth : 1),
    };
}

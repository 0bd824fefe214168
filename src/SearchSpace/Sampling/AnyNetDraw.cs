using System.Runtime.CompilerServices;

namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws networks with explicit stages.</summary>
internal sealed class AnyNetDraw(AnyNetSpace space) : StagedDraw(space)
{
    private readonly StageDraw _depth = new(space.Depth);
    private readonly StageDraw _width = new(space.Width);
    private readonly StageDraw _ratio = new(space.BottleneckRatio);
    private readonly StageDraw _groupWidth = new(space.GroupWidth);
    private readonly bool _hasBottleneck = space.Block.HasBottleneck();
    private readonly double[] _depths = new double[space.Stages];
    private readonly double[] _widths = new double[space.Stages];
    private readonly double[] _ratios = new double[space.Stages];
    private readonly double[] _groupWidths = new double[space.Stages];
    private readonly StageSizes[] _stages = new StageSizes[space.Stages];

    // The drawn values and, as in every draw, the widths after group compatibility too.
    public override bool LastIsOf(SampledSpace space)
    {
        var narrow = (AnyNetSpace)space;
        return AreInOrder(_depths, narrow.Depth.Order) && AreInOrder(_widths, narrow.Width.Order) && AreInOrder(_ratios, narrow.BottleneckRatio.Order)
            && AreInOrder(_groupWidths, narrow.GroupWidth.Order) && AreInOrder([.. _stages.Select(stage => (double)stage.Width)], narrow.Width.Order);
    }

    public override ModelConfig Build() => new AnyNetConfig
    {
        Input = space.Input,
        Classes = space.Classes,
        Stem = new StemConfig(space.Stem.Type, Frame.StemWidth),
        Block = space.Block,
        SqueezeExcitation = Frame.SqueezeExcitation,
        HeadWidth = Frame.HeadWidth,
        Stages = _stages.Select((stage, i) => new StageConfig
        {
            Depth = stage.Depth,
            Width = stage.Width,
            Stride = stage.Stride,
            BottleneckRatio = _ratios[i],
            GroupWidth = stage.GroupWidth,
        }).ToValueList(),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override ReadOnlySpan<StageSizes> DrawStages(SplitMix64 random)
    {
        _depth.Draw(random, _depths);
        _width.Draw(random, _widths);
        _ratio.Draw(random, _ratios);
        _groupWidth.Draw(random, _groupWidths);
        for (var i = 0; i < _stages.Length; i++)
        {
            var (width, inner, group) = ((int)_widths[i], 1, 1);
            if (_hasBottleneck)
                (width, inner, group) = GroupCompatibility.Adjust(width, _ratios[i], (int)_groupWidths[i]);

            _stages[i] = new StageSizes((int)_depths[i], width, space.Strides[i], inner, group);
            if (i > 0 && !IsInOrder(_stages[i - 1].Width, width, space.Width.Order))
                return [];
        }

        return _stages;
    }

    private static bool AreInOrder(double[] values, StageOrder order) => Enumerable.Range(1, values.Length - 1).All(i => IsInOrder(values[i - 1], values[i], order));

    // Group compatibility changes widths; a network whose final widths break the space's order is not of the space.
    private static bool IsInOrder(double before, double after, StageOrder order) => order switch
    {
        StageOrder.Shared => after == before,
        StageOrder.NonDecreasing => after >= before,
        StageOrder.NonIncreasing => after <= before,
        _ => true,
    };
}

namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws VGGs.</summary>
internal sealed class VggDraw(VggSpace space) : NetworkDraw
{
    private const int PoolStride = 2;

    private readonly StageDraw _depth = new(space.Depth);
    private readonly StageDraw _width = new(space.Width);
    private readonly ScalarDraw _batchNorm = new(space.BatchNorm);
    private readonly ScalarDraw _hiddenWidth = new(space.HiddenWidth);
    private readonly ScalarDraw _dropout = new(space.Dropout);
    private readonly double[] _depths = new double[space.Blocks];
    private readonly double[] _widths = new double[space.Blocks];
    private readonly StageSizes[] _blocks = new StageSizes[space.Blocks];
    private VggFrame _frame;
    private double _share;

    public override bool Draw(SplitMix64 random, out CostCounter cost)
    {
        _depth.Draw(random, _depths);
        _width.Draw(random, _widths);
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i] = new StageSizes((int)_depths[i], (int)_widths[i], PoolStride, InnerWidth: 1, GroupWidth: 1);

        var batchNorm = _batchNorm.DrawInteger(random) != 0;
        _frame = new VggFrame(space.Input.Channels, space.Input.Resolution, batchNorm, _hiddenWidth.DrawInteger(random), space.Classes);
        _share = _dropout.Draw(random);
        cost = CostCounter.Count(_frame, _blocks);
        return true;
    }

    public override ModelConfig Build() => new VggConfig
    {
        Input = space.Input,
        Classes = space.Classes,
        Blocks = _blocks.Select(block => new VggBlockConfig(block.Depth, block.Width)).ToValueList(),
        BatchNorm = _frame.BatchNorm,
        HiddenWidth = _frame.HiddenWidth,
        Dropout = _share,
    };
}

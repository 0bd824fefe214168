namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// Draws networks of linear quantised widths. As in the authors' sampler a network is kept only where its number of
/// stages is in the space's range and no step of the width is skipped or merged by rounding.
/// </summary>
internal sealed class RegNetDraw(RegNetSpace space) : StagedDraw(space)
{
    private const int DefaultStride = 2;

    private readonly ScalarDraw _depth = new(space.Depth);
    private readonly ScalarDraw _initialWidth = new(space.InitialWidth);
    private readonly ScalarDraw _slope = new(space.Slope);
    private readonly ScalarDraw _multiplier = new(space.Multiplier);
    private readonly ScalarDraw _ratio = new(space.BottleneckRatio);
    private readonly ScalarDraw _groupWidth = new(space.GroupWidth);
    private readonly bool _hasBottleneck = space.Block.HasBottleneck();
    private readonly int[] _widths = new int[(int)space.Depth.High];
    private readonly StageSizes[] _stages = new StageSizes[space.MostStages];
    private int _count;
    private (int Depth, double InitialWidth, double Slope, double Multiplier, double Ratio, int GroupWidth) _line;

    public override ModelConfig Build() => new RegNetConfig
    {
        Input = space.Input,
        Classes = space.Classes,
        Stem = new StemConfig(space.Stem.Type, Frame.StemWidth),
        Block = space.Block,
        SqueezeExcitation = Frame.SqueezeExcitation,
        HeadWidth = Frame.HeadWidth,
        Depth = _line.Depth,
        InitialWidth = _line.InitialWidth,
        Slope = _line.Slope,
        Multiplier = _line.Multiplier,
        BottleneckRatio = _line.Ratio,
        GroupWidth = _line.GroupWidth,
        Strides = space.Strides.Take(_count).ToValueList(),
    };

    protected override ReadOnlySpan<StageSizes> DrawStages(SplitMix64 random)
    {
        var (depth, initialWidth) = (_depth.DrawInteger(random), _initialWidth.Draw(random));
        _line = (
            depth,
            initialWidth,
            space.SlopeIsInitialWidth ? initialWidth : _slope.Draw(random),
            _multiplier.Draw(random),
            _ratio.Draw(random),
            _groupWidth.DrawInteger(random));
        if (LinearQuantization.IsTooWide(_line.Slope, _line.InitialWidth, _line.Multiplier, _line.Depth))
            return [];

        var steps = LinearQuantization.Steps(_line.Slope * (_line.Depth - 1), _line.InitialWidth, _line.Multiplier);
        if (steps + 1 < space.LeastStages || steps + 1 > space.MostStages)
            return [];

        LinearQuantization.Fill(_line.Slope, _line.InitialWidth, _line.Multiplier, _widths.AsSpan(0, _line.Depth));
        return Group() && _count == steps + 1 ? _stages.AsSpan(0, _count) : [];
    }

    /// <summary>Gathers blocks of equal width; false where there are more stages than may be.</summary>
    private bool Group()
    {
        _count = 0;
        for (var start = 0; start < _line.Depth;)
        {
            var end = start + 1;
            while (end < _line.Depth && _widths[end] == _widths[start])
                end++;

            if (_count == _stages.Length)
                return false;

            var (width, inner, group) = (_widths[start], 1, 1);
            if (_hasBottleneck)
                (width, inner, group) = GroupCompatibility.Adjust(width, _line.Ratio, _line.GroupWidth);

            var stride = space.Strides.Count == 0 ? DefaultStride : space.Strides[_count];
            _stages[_count++] = new StageSizes(end - start, width, stride, inner, group);
            start = end;
        }

        return true;
    }
}

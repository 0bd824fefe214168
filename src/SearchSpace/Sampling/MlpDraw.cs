namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws multilayer perceptrons: the depth first, then as many widths.</summary>
internal sealed class MlpDraw(MlpSpace space) : NetworkDraw
{
    private readonly ScalarDraw _depth = new(space.Depth);
    private readonly StageDraw?[] _width = new StageDraw?[space.Width.Stages.Count + 1];
    private readonly ScalarDraw _skips = new(space.SkipConnections);
    private readonly ScalarDraw _normalization = new(space.Normalization);
    private readonly ScalarDraw _activation = new(space.Activation);
    private readonly ScalarDraw _dropout = new(space.Dropout);
    private readonly double[] _drawn = new double[space.Width.Stages.Count];
    private readonly int[] _widths = new int[space.Width.Stages.Count];
    private MlpConfig? _network;
    private int _layers;

    public override bool Draw(SplitMix64 random, out CostCounter cost)
    {
        _layers = _depth.DrawInteger(random);
        var width = _width[_layers] ??= new StageDraw(space.WidthOf(_layers));
        width.Draw(random, _drawn.AsSpan(0, _layers));
        for (var i = 0; i < _layers; i++)
            _widths[i] = (int)_drawn[i];

        // A perceptron is small beside its widths, so what else was drawn is kept as the config it will be.
        _network = new MlpConfig
        {
            Input = space.Input,
            Classes = space.Classes,
            Widths = [],
            SkipConnections = _skips.DrawInteger(random) != 0,
            Normalization = (MlpNormalization)_normalization.DrawInteger(random),
            Activation = (ActivationType)_activation.DrawInteger(random),
            Dropout = _dropout.Draw(random),
        };
        cost = CostCounter.Count(space.Input, _widths.AsSpan(0, _layers), _network.Normalization, space.Classes);
        return true;
    }

    public override ModelConfig Build() => _network! with { Widths = ValueList.Create(_widths.AsSpan(0, _layers)) };
}

namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws networks of stem, stages and head into arrays that are used again for the next attempt.</summary>
internal abstract class StagedDraw(StagedSpace space) : NetworkDraw
{
    private readonly ScalarDraw _stemWidth = new(space.Stem.Width);
    private readonly ScalarDraw _squeezeExcitation = new(space.SqueezeExcitation);
    private readonly ScalarDraw _headWidth = new(space.HeadWidth);
    private NetworkFrame _frame;

    /// <summary>Everything of the last draw but its stages.</summary>
    protected ref readonly NetworkFrame Frame => ref _frame;

    public override bool Draw(SplitMix64 random, out CostCounter cost)
    {
        _frame = new NetworkFrame(
            space.Input.Channels,
            space.Input.Resolution,
            space.Stem.Type,
            _stemWidth.DrawInteger(random),
            space.Block,
            _squeezeExcitation.Draw(random),
            _headWidth.DrawInteger(random),
            space.Classes);
        var stages = DrawStages(random);
        cost = stages.IsEmpty ? default : CostCounter.Count(_frame, stages);
        return !stages.IsEmpty;
    }

    /// <summary>Draws the stages; empty where they break a rule.</summary>
    protected abstract ReadOnlySpan<StageSizes> DrawStages(SplitMix64 random);
}

using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Spaces;

namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// Draws networks of a space into arrays that are used again for the next attempt; a config is built for those only
/// that are kept.
/// </summary>
internal abstract class NetworkDraw(SampledSpace space)
{
    private readonly ScalarDraw _stemWidth = new(space.Stem.Width);
    private readonly ScalarDraw _squeezeExcitation = new(space.SqueezeExcitation);
    private readonly ScalarDraw _headWidth = new(space.HeadWidth);
    private NetworkFrame _frame;

    /// <summary>Everything of the last draw but its stages.</summary>
    protected ref readonly NetworkFrame Frame => ref _frame;

    /// <summary>The drawing for a sampled space.</summary>
    public static NetworkDraw For(SampledSpace space) => space switch
    {
        AnyNetSpace net => new AnyNetDraw(net),
        RegNetSpace net => new RegNetDraw(net),
        _ => throw new ArgumentException($"no sampler for family {space.Family}", nameof(space)),
    };

    /// <summary>Draws one network.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="cost">Its cost.</param>
    /// <returns>False, and no cost, where the draw breaks a rule of the space on the network's structure.</returns>
    public bool Draw(SplitMix64 random, out CostCounter cost)
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

    /// <summary>The last network drawn.</summary>
    public abstract ModelConfig Build();

    /// <summary>Draws the stages; empty where they break a rule.</summary>
    protected abstract ReadOnlySpan<StageShape> DrawStages(SplitMix64 random);
}

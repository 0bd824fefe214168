namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws networks of a space; a config is built for those only that are kept.</summary>
internal abstract class NetworkDraw
{
    /// <summary>The drawing for a sampled space.</summary>
    public static NetworkDraw For(SampledSpace space) => space switch
    {
        AnyNetSpace net => new AnyNetDraw(net),
        RegNetSpace net => new RegNetDraw(net),
        VggSpace net => new VggDraw(net),
        ResNetSpace net => new ResNetDraw(net),
        MlpSpace net => new MlpDraw(net),
        _ => throw new ArgumentException($"no sampler for family {space.Family}", nameof(space)),
    };

    /// <summary>Draws one network.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="cost">Its cost.</param>
    /// <returns>False, and no cost, where the draw breaks a rule of the space on the network's structure.</returns>
    public abstract bool Draw(SplitMix64 random, out CostCounter cost);

    /// <summary>Whether the last draw meets the orders of a space within this one.</summary>
    public virtual bool LastIsOf(SampledSpace space) => true;

    /// <summary>The last network drawn.</summary>
    public abstract ModelConfig Build();
}

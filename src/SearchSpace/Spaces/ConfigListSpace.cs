namespace Explorer.SearchSpace.Spaces;

/// <summary>An explicit list of networks in place of a sampled space; sample i is the list's i-th.</summary>
/// <param name="Configs">At least one network, all different.</param>
public sealed record ConfigListSpace(ValueList<ModelConfig> Configs) : DesignSpace
{
    /// <inheritdoc/>
    public override string Family => "configs";
}

namespace Explorer.Models.Weights.Naming;

/// <summary>Paths of modules in other programs' networks.</summary>
internal static class LayerNames
{
    /// <summary>Translates a module's path here, such as <c>stage1.block1.transform.conv1</c>; null for what has no name there.</summary>
    /// <returns>Null where the other naming has no network of this shape.</returns>
    public static Func<string, string?>? Of(ModelConfig config, WeightNaming naming) => config switch
    {
        _ when naming == WeightNaming.Native => path => path,
        VggConfig vgg => VggNames.Of(vgg, naming),
        _ when config.IsAnyNet() => AnyNetNames.Of(config.ToAnyNet(), naming),
        _ => null,
    };
}

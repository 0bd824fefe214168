using Explorer.SearchSpace.Complexity;

namespace Explorer.Terminal;

/// <summary>What makes up a network, in few words.</summary>
internal static class NetworkText
{
    /// <summary>Titles of <see cref="Costs"/>.</summary>
    public static IReadOnlyList<string> CostTitles { get; } = ["flops", "params", "activations"];

    /// <summary>What it costs.</summary>
    public static IReadOnlyList<Cell> Costs(NetworkComplexity? complexity) => [Cell.Quantity(complexity?.Flops), Cell.Quantity(complexity?.Params), Cell.Quantity(complexity?.Activations)];

    /// <summary>Such as <c>1x96x96</c>.</summary>
    public static string Shape(InputShape shape) => FormattableString.Invariant($"{shape.Channels}x{shape.Resolution}x{shape.Resolution}");

    /// <summary>Blocks of each stage, convolutions of each block of a VGG, or a perceptron's hidden layers.</summary>
    public static string Depths(ModelConfig config) => config is MlpConfig perceptron
        ? perceptron.Widths.Count.ToString(CultureInfo.InvariantCulture)
        : string.Join(',', config.ToStages().Select(stage => stage.Depth));

    /// <summary>Widths of the same; one number for a perceptron of equal layers.</summary>
    public static string Widths(ModelConfig config) => config is MlpConfig perceptron && perceptron.Widths.Distinct().Count() == 1
        ? perceptron.Widths[0].ToString(CultureInfo.InvariantCulture)
        : string.Join(',', config.ToStages().Select(stage => stage.Width));

    /// <summary>Everything else that a space may choose.</summary>
    public static string Others(ModelConfig config) => config switch
    {
        VggConfig vgg => string.Create(CultureInfo.InvariantCulture, $"{(vgg.BatchNorm ? "batch norm, " : "")}hidden {vgg.HiddenWidth}{Dropout(vgg.Dropout)}"),
        MlpConfig mlp => $"{EnumNames.Of(mlp.Activation)}{(mlp.Normalization == MlpNormalization.None ? "" : $", {EnumNames.Of(mlp.Normalization)} norm")}{(mlp.SkipConnections ? ", skips" : "")}{Dropout(mlp.Dropout)}",
        ResNetConfig resNet => string.Create(CultureInfo.InvariantCulture, $"{EnumNames.Of(resNet.Block)}{(resNet.Block.HasBottleneck() ? $", b {resNet.BottleneckRatio}" : "")}"),
        _ => Bottlenecks(config),
    };

    private static string Bottlenecks(ModelConfig config)
    {
        var stages = config.ToStages();
        return $"b {Short(stages.Select(stage => stage.BottleneckRatio.ToString(CultureInfo.InvariantCulture)))}, g {Short(stages.Select(stage => stage.GroupWidth.ToString(CultureInfo.InvariantCulture)))}";
    }

    // One number where all stages share it.
    private static string Short(IEnumerable<string> numbers)
    {
        var list = numbers.ToList();
        return list.Distinct(StringComparer.Ordinal).Count() == 1 ? list[0] : string.Join(',', list);
    }

    private static string Dropout(double share) => share > 0 ? string.Create(CultureInfo.InvariantCulture, $", dropout {share}") : "";
}

using Explorer.Analysis.Parameters;
using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Prediction;

/// <summary>
/// Every feature that a network may have. Widths, depths, ratios and costs are taken as log₂, since what doubling them does is about the
/// same everywhere in their range; a stage that a network lacks has depth 0 and the width of its last stage.
/// </summary>
internal static class FeatureCatalog
{
    /// <summary>The features of networks of at most so many stages, without proxies.</summary>
    public static IEnumerable<NetworkFeature> OfConfigs(int stages)
    {
        var numbers = Enumerable.Range(1, stages).ToList();
        return
        [
            .. numbers.Select(i => Staged("depth", "Depth of stage", i, (shape, at) => at < shape.Stages.Count ? Math.Log2(1 + shape.Stages[at].Depth) : 0)),
            .. numbers.Select(i => Staged("width", "Width of stage", i, (shape, at) => Math.Log2(At(shape, at).Width))),
            .. numbers.Select(i => Staged("ratio", "Bottleneck ratio of stage", i, (shape, at) => Math.Log2(At(shape, at).BottleneckRatio))),
            .. numbers.Select(i => Staged("group_width", "Group width of stage", i, (shape, at) => Math.Log2(At(shape, at).GroupWidth))),
            new("stages", "Stages", traits => traits.Shape?.Stages.Count),
            new("total_depth", "Total depth", Shaped(shape => Math.Log2(shape.TotalDepth))),
            new("stem_width", "Stem width", Shaped(shape => shape.StemWidth is { } width ? Math.Log2(width) : null)),
            new("width_trend", "Growth of the width", Shaped(shape => WidthTrend(shape))),
            new("depth_centre", "Where the depth lies", Shaped(shape => DepthCentre(shape))),
            new("squeeze", "Squeeze ratio", traits => Squeeze(traits.Config)),
            new("head_width", "Head width", traits => Head(traits.Config)),
            new("initial_width", "Initial width w₀", traits => (traits.Config as RegNetConfig)?.InitialWidth is { } width ? Math.Log2(width) : null),
            new("slope", "Slope wₐ", traits => (traits.Config as RegNetConfig)?.Slope is { } slope ? Math.Log2(1 + slope) : null),
            new("multiplier", "Multiplier wₘ", traits => (traits.Config as RegNetConfig)?.Multiplier),
            .. OfFamilies(),
            new("flops", "FLOPs", traits => Log(traits.Complexity?.Flops)),
            new("params", "Parameters", traits => Log(traits.Complexity?.Params)),
            new("activations", "Activations", traits => Log(traits.Complexity?.Activations)),
        ];
    }

    /// <summary>
    /// The parameters of a table: numbers on the scale that suits them, a flag, each of several words by itself; and, of what some settings
    /// lack, whether they have it.
    /// </summary>
    public static IEnumerable<NetworkFeature> OfParameters(IReadOnlyList<NetworkTraits> settings)
    {
        foreach (var parameter in TableParameter.All(settings.Select(setting => setting.Parameters)))
        {
            double[] known = [.. settings.Select(setting => parameter.NumberOf(setting.Parameters)).OfType<double>()];
            var scale = parameter.Kind == ParameterKind.Number ? ParameterScale.For(known) : new ParameterScale(false);
            if (parameter.Words.Length > 2)
            {
                foreach (var (i, word) in parameter.Words.Index())
                    yield return new($"{parameter.Name}={word}", $"{parameter.Name} is {word}", traits => parameter.NumberOf(traits.Parameters) is { } number ? (number == i ? 1 : 0) : null);
            }
            else
            {
                yield return new(parameter.Name, parameter.Label, traits => parameter.NumberOf(traits.Parameters) is { } number ? scale.Of(number) : null);
            }

            if (known.Length < settings.Count)
                yield return new($"{parameter.Name} given", $"{parameter.Name} is given", traits => parameter.Find(traits.Parameters) is null ? 0 : 1);
        }
    }

    /// <summary>The training settings that differ among the networks.</summary>
    public static IEnumerable<NetworkFeature> OfTraining(IReadOnlyList<NetworkTraits> networks)
    {
        var trained = networks.Select(network => network.Training).OfType<TrainingSettings>().ToList();
        foreach (var setting in TrainingSetting.Swept(trained))
        {
            var scale = ParameterScale.For([.. trained.Select(setting.Of)]);
            yield return new(setting.Key, setting.Label, traits => traits.Training is { } training ? scale.Of(setting.Of(training)) : null);
        }
    }

    private static double? Log(long? cost) => cost is { } known ? Math.Log2(1.0 + known) : null;

    // What only VGGs and perceptrons choose.
    private static IEnumerable<NetworkFeature> OfFamilies() =>
    [
        new("batch_norm", "Batch norm", traits => (traits.Config as VggConfig)?.BatchNorm is { } norm ? (norm ? 1 : 0) : null),
        new("hidden_width", "Hidden width", traits => (traits.Config as VggConfig)?.HiddenWidth is { } width ? Math.Log2(1 + width) : null),
        new("dropout", "Dropout", traits => (traits.Config as VggConfig)?.Dropout ?? (traits.Config as MlpConfig)?.Dropout),
        new("skip_connections", "Skip connections", traits => (traits.Config as MlpConfig)?.SkipConnections is { } skips ? (skips ? 1 : 0) : null),
        new("normalization", "Normalisation", traits => traits.Config is MlpConfig network ? (double)network.Normalization : null),
        new("activation", "Activation", traits => traits.Config is MlpConfig network ? (double)network.Activation : null),
    ];

    /// <summary>A proxy as a feature: log₁₀ with the sign kept, since proxies span many powers of ten.</summary>
    public static NetworkFeature OfProxy(string name) => new(name, name, traits => Proxy(traits, name) is { } value ? Math.CopySign(Math.Log10(1 + Math.Abs(value)), value) : null);

    private static double? Proxy(NetworkTraits traits, string name)
    {
        foreach (var score in traits.Proxies)
        {
            if (score.Name == name)
                return score.Value;
        }

        return null;
    }

    private static NetworkFeature Staged(string key, string label, int stage, Func<NetworkShape, int, double> number) => new(
        string.Create(CultureInfo.InvariantCulture, $"{key}_{stage}"), string.Create(CultureInfo.InvariantCulture, $"{label} {stage}"), Shaped(shape => number(shape, stage - 1)));

    private static Func<NetworkTraits, double?> Shaped(Func<NetworkShape, double?> number) => traits => traits.Shape is { } shape ? number(shape) : null;

    private static StageShape At(NetworkShape shape, int stage) => shape.Stages[Math.Min(stage, shape.Stages.Count - 1)];

    // Slope of log₂ width over the stage's number, by least squares; 0 for one stage.
    private static double WidthTrend(NetworkShape shape)
    {
        var count = shape.Stages.Count;
        var (over, under) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var offset = i - ((count - 1) / 2.0);
            over += offset * Math.Log2(shape.Stages[i].Width);
            under += offset * offset;
        }

        return under > 0 ? over / under : 0;
    }

    // Mean stage of a block, 0 for all blocks in the first and 1 for all in the last.
    private static double DepthCentre(NetworkShape shape)
    {
        var sum = 0.0;
        for (var i = 0; i < shape.Stages.Count; i++)
            sum += (double)i * shape.Stages[i].Depth;

        return shape.Stages.Count > 1 ? sum / shape.TotalDepth / (shape.Stages.Count - 1) : 0;
    }

    private static double? Squeeze(ModelConfig? config) => config switch
    {
        AnyNetConfig network => network.SqueezeExcitation,
        RegNetConfig network => network.SqueezeExcitation,
        _ => null,
    };

    private static double? Head(ModelConfig? config) => config switch
    {
        AnyNetConfig network => Math.Log2(1 + network.HeadWidth),
        RegNetConfig network => Math.Log2(1 + network.HeadWidth),
        _ => null,
    };
}

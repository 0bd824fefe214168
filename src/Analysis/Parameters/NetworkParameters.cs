namespace Explorer.Analysis.Parameters;

/// <summary>The scalars of a population's networks.</summary>
public static class NetworkParameters
{
    /// <summary>
    /// Every scalar that differs within the population: first the choices (of a RegNet d, w_0, w_a, w_m, b and g; of a perceptron its layers;
    /// else of each stage, or once where all stages share it; training settings that are swept), then totals, ratios w_(i+1)/w_i and complexities. Of a table, its parameters.
    /// </summary>
    public static IReadOnlyList<NetworkParameter> Of(Population population)
    {
        if (population.IsForeign)
            return [.. NetworkMeasure.Swept(population).Where(measure => Varies(population, measure)).Select(measure => new NetworkParameter(measure, true))];
        var members = population.Members;
        var regnet = members.Length > 0 && members.All(member => member.Trial.Config is RegNetConfig);
        var stages = members.Max(member => member.Shape?.Stages.Count) ?? 0;
        var numbers = Enumerable.Range(1, stages).ToList();
        var perceptron = members.Length > 0 && members.All(member => member.Trial.Config is MlpConfig);
        var grouped = !members.All(member => member.Trial.Config is ResNetConfig);
        List<NetworkMeasure> choices = regnet
            ? [.. RegNet()]
            : perceptron ? [.. FamilyMeasures.Mlp(population, numbers)]
            : [.. PerStage(numbers, StageDepth), .. PerStage(numbers, NetworkMeasure.StageWidth), .. Ratios(population, numbers), .. grouped ? GroupWidths(population, numbers) : []];
        choices.AddRange(FamilyMeasures.Vgg());
        choices.Add(new("squeeze_excitation", "Squeeze ratio", member => Squeeze(member.Trial.Config)));
        choices.AddRange(NetworkMeasure.Swept(population));
        List<NetworkMeasure> derived =
        [
            .. regnet || perceptron ? [] : new[] { NetworkMeasure.Depth },
            NetworkMeasure.TotalWidth,
            .. numbers.Skip(1).Select(WidthRatio),
            .. regnet ? [.. PerStage(numbers, NetworkMeasure.StageWidth), .. PerStage(numbers, StageDepth)] : Array.Empty<NetworkMeasure>(),
            .. perceptron ? [] : new[] { new NetworkMeasure("stages", "Stages", member => member.Shape?.Stages.Count) },
            NetworkMeasure.Flops,
            NetworkMeasure.Params,
            NetworkMeasure.Activations,
        ];
        return
        [
            .. choices.Where(measure => Varies(population, measure)).Select(measure => new NetworkParameter(measure, true)),
            .. derived.Where(measure => Varies(population, measure)).Select(measure => new NetworkParameter(measure, false)),
        ];
    }

    private static IEnumerable<NetworkMeasure> RegNet()
    {
        yield return new("depth", "Depth d", member => (member.Trial.Config as RegNetConfig)?.Depth);
        yield return new("initial_width", "Initial width w₀", member => (member.Trial.Config as RegNetConfig)?.InitialWidth);
        yield return new("slope", "Slope wₐ", member => (member.Trial.Config as RegNetConfig)?.Slope);
        yield return new("multiplier", "Multiplier wₘ", member => (member.Trial.Config as RegNetConfig)?.Multiplier);
        yield return new("bottleneck_ratio", "Bottleneck ratio b", member => (member.Trial.Config as RegNetConfig)?.BottleneckRatio);
        yield return new("group_width", "Group width g", member => (member.Trial.Config as RegNetConfig)?.GroupWidth);
    }

    private static IEnumerable<NetworkMeasure> Ratios(Population population, List<int> stages)
    {
        var shared = population.Members.All(member => member.Shape is not { } shape || shape.Stages.All(stage => stage.BottleneckRatio == shape.Stages[0].BottleneckRatio));
        return shared
            ? [new("bottleneck_ratio", "Bottleneck ratio b", member => member.Shape?.Stages[0].BottleneckRatio)]
            : PerStage(stages, stage => new($"ratio_{stage}", $"Bottleneck ratio of stage {stage}", At(stage, shape => shape.BottleneckRatio)));
    }

    // A shared group width shrinks to the inner width of narrow stages, so it is shared where every stage has the greatest or its own inner width.
    private static IEnumerable<NetworkMeasure> GroupWidths(Population population, List<int> stages)
    {
        var shared = population.Members.All(member => member.Shape is not { } shape
            || shape.Stages.All(stage => stage.GroupWidth == Greatest(shape) || stage.GroupWidth >= (int)(stage.Width / stage.BottleneckRatio)));
        return shared
            ? [new("group_width", "Group width g", member => member.Shape is { } shape ? Greatest(shape) : null)]
            : PerStage(stages, stage => new($"group_width_{stage}", $"Group width of stage {stage}", At(stage, shape => shape.GroupWidth)));
    }

    private static NetworkMeasure StageDepth(int stage) => new(
        string.Create(CultureInfo.InvariantCulture, $"depth_{stage}"), string.Create(CultureInfo.InvariantCulture, $"Depth of stage {stage}"), At(stage, shape => shape.Depth));

    private static NetworkMeasure WidthRatio(int stage) => new(
        string.Create(CultureInfo.InvariantCulture, $"width_ratio_{stage}"),
        string.Create(CultureInfo.InvariantCulture, $"Width of stage {stage} / {stage - 1}"),
        member => member.Shape is { } shape && stage <= shape.Stages.Count ? (double)shape.Stages[stage - 1].Width / shape.Stages[stage - 2].Width : null);

    private static IEnumerable<NetworkMeasure> PerStage(List<int> stages, Func<int, NetworkMeasure> measure) => stages.Select(measure);

    private static Func<PopulationMember, double?> At(int stage, Func<StageShape, double> number) =>
        member => member.Shape is { } shape && stage <= shape.Stages.Count ? number(shape.Stages[stage - 1]) : null;

    private static int Greatest(NetworkShape shape) => shape.Stages.Max(stage => stage.GroupWidth);

    private static double? Squeeze(ModelConfig config) => config switch
    {
        AnyNetConfig network => network.SqueezeExcitation,
        RegNetConfig network => network.SqueezeExcitation,
        _ => null,
    };

    private static bool Varies(Population population, NetworkMeasure measure) =>
        population.Members.Select(measure.Of).OfType<double>().Distinct().Skip(1).Any();
}

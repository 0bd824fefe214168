namespace Explorer.Analysis.Derivation;

/// <summary>One number that a space leaves open.</summary>
/// <param name="Member">Its name in experiment files.</param>
/// <param name="Stage">Its stage from 1; null where it stands for all stages.</param>
/// <param name="Value">Its value in a network; the geometric mean where every stage has its own.</param>
/// <param name="StageValue">Its value in a stage, where every stage has its own; null for one value a network.</param>
internal sealed record ScalarParameter(string Member, int? Stage, Func<PopulationMember, double> Value, Func<StageShape, double>? StageValue = null)
{
    /// <summary>Whether every stage has a value of its own, all of which a range has to hold.</summary>
    public bool IsOfEveryStage => StageValue is not null;

    public string Name => Stage is { } stage ? string.Create(CultureInfo.InvariantCulture, $"{Member} {stage}") : Member;

    /// <summary>Its path in experiment files, such as <c>$.space.depth[2]</c>.</summary>
    public string Path => Stage is { } stage ? string.Create(CultureInfo.InvariantCulture, $"$.space.{Member}[{stage - 1}]") : $"$.space.{Member}";

    /// <summary>Its least and its greatest value in a network.</summary>
    public (double Low, double High) Ends(PopulationMember member) => StageValue is { } value
        ? (member.Shape!.Stages.Min(value), member.Shape.Stages.Max(value))
        : (Value(member), Value(member));

    /// <summary>The open numbers of a space whose range could be cut.</summary>
    public static IEnumerable<ScalarParameter> Of(SampledSpace space) => space switch
    {
        AnyNetSpace anyNet =>
        [
            .. EachStage("depth", anyNet.Depth, stage => stage.Depth),
            .. EachStage("width", anyNet.Width, stage => stage.Width),
            .. Mean("bottleneckRatio", anyNet.BottleneckRatio, stage => stage.BottleneckRatio),
            .. Mean("groupWidth", anyNet.GroupWidth, stage => stage.GroupWidth),
        ],
        RegNetSpace regNet => Line(regNet),
        _ => [],
    };

    /// <summary>The distribution in a space's JSON; null where it is not one of its own.</summary>
    public JsonNode? Distribution(SpacePatch space) => (space.Get(Member), Stage) switch
    {
        (JsonArray stages, { } stage) => stages[stage - 1],
        (JsonArray stages, null) => stages.All(other => JsonNode.DeepEquals(other, stages[0])) ? stages[0] : null,
        var (node, _) => node,
    };

    /// <summary>Puts another distribution in its place; stages of their own get a list.</summary>
    public void Set(SpacePatch space, int stages, JsonNode distribution)
    {
        if (Stage is not { } stage)
        {
            space.Set(Member, distribution);
            return;
        }

        var list = space.Get(Member) is JsonArray given ? given : new JsonArray([.. Enumerable.Range(0, stages).Select(_ => space.Get(Member))]);
        list[stage - 1] = distribution.DeepClone();
        space.Set(Member, list);
    }

    private static IEnumerable<ScalarParameter> EachStage(string member, StageParameter parameter, Func<StageShape, double> value) =>
        parameter.Order == StageOrder.Shared
            ? Mean(member, parameter, value)
            : Enumerable.Range(1, parameter.Stages.Count)
                .Where(stage => parameter.Stages[stage - 1].Low != parameter.Stages[stage - 1].High)
                .Select(stage => new ScalarParameter(member, stage, network => value(network.Shape!.Stages[stage - 1])));

    // The geometric mean over stages; of a shared parameter the largest, which narrow stages have not clipped.
    private static IEnumerable<ScalarParameter> Mean(string member, StageParameter parameter, Func<StageShape, double> value)
    {
        if (parameter.Stages.All(stage => stage.Low == stage.High))
            return [];

        return parameter.Order == StageOrder.Shared
            ? [new ScalarParameter(member, null, network => network.Shape!.Stages.Max(value))]
            : [new ScalarParameter(member, null, network => Rounded(Math.Exp(network.Shape!.Stages.Average(stage => Math.Log(value(stage))))), value)];
    }

    // Equal means have to be equal numbers.
    private static double Rounded(double value) => Math.Round(value, 9, MidpointRounding.ToEven);

    private static IEnumerable<ScalarParameter> Line(RegNetSpace space)
    {
        (string Member, SearchSpace.Distributions.Distribution? Distribution, Func<RegNetConfig, double> Value)[] all =
        [
            ("depth", space.Depth, network => network.Depth),
            ("initialWidth", space.InitialWidth, network => network.InitialWidth),
            ("slope", space.Slope, network => network.Slope),
            ("multiplier", space.Multiplier, network => network.Multiplier),
            ("bottleneckRatio", space.BottleneckRatio, network => network.BottleneckRatio),
            ("groupWidth", space.GroupWidth, network => network.GroupWidth),
        ];
        return all.Where(item => item.Distribution is { } distribution && distribution.Low != distribution.High)
            .Select(item => new ScalarParameter(item.Member, null, member => item.Value((RegNetConfig)member.Trial.Config)));
    }
}

using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Populations;

/// <summary>A number of a network, or of how it is trained, that is known before it is trained, to set its error against.</summary>
/// <param name="Key">Short name, as in CSV headers, such as <c>flops</c>.</param>
/// <param name="Label">Name in words.</param>
/// <param name="Of">The number; null where the network has none.</param>
public sealed record NetworkMeasure(string Key, string Label, Func<PopulationMember, double?> Of)
{
    /// <summary>Whether its numbers only tell words apart.</summary>
    public bool IsNominal { get; init; }

    /// <summary>Whether it is a training setting.</summary>
    public bool IsSetting { get; init; }

    /// <summary>The words that its numbers stand for, of a table's parameter; none for numbers.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether it is a parameter of a table, of which no network is known.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Multiply-adds of one image.</summary>
    public static NetworkMeasure Flops { get; } = new("flops", "FLOPs", member => member.Trial.Complexity.Flops);

    /// <summary>Trained parameters.</summary>
    public static NetworkMeasure Params { get; } = new("params", "Parameters", member => member.Trial.Complexity.Params);

    /// <summary>Output elements of convolutions and linear layers of one image.</summary>
    public static NetworkMeasure Activations { get; } = new("activations", "Activations", member => member.Trial.Complexity.Activations);

    /// <summary>Blocks of all stages.</summary>
    public static NetworkMeasure Depth { get; } = new("depth", "Total depth", member => member.Shape?.TotalDepth);

    /// <summary>Sum of the stages' widths.</summary>
    public static NetworkMeasure TotalWidth { get; } = new("total_width", "Total width", member => member.Shape?.TotalWidth);

    /// <summary>Its rank correlation with the members' errors; members without that number are left out.</summary>
    /// <returns>The estimate in [−1, 1]; null below two pairs or where either side is constant.</returns>
    public Estimate? CorrelationWithError(Population population)
    {
        var known = population.Members.Select(member => (Value: Of(member), member.Error)).Where(pair => pair.Value is not null).ToList();
        return RankCorrelation.Of([.. known.Select(pair => pair.Value!.Value)], [.. known.Select(pair => pair.Error)]);
    }

    /// <summary>The width of one stage.</summary>
    /// <param name="stage">The stage, from 1.</param>
    public static NetworkMeasure StageWidth(int stage) => new(
        string.Create(CultureInfo.InvariantCulture, $"width_{stage}"),
        string.Create(CultureInfo.InvariantCulture, $"Width of stage {stage}"),
        member => member.Shape is { } shape && stage <= shape.Stages.Count ? shape.Stages[stage - 1].Width : null);

    /// <summary>The training settings that differ among a population's trials; of a table, its parameters.</summary>
    public static IEnumerable<NetworkMeasure> Swept(Population population) => population.IsForeign ? TableParameter.Of(population.Members.Select(member => member.Trial)).Select(parameter => parameter.Measure) : TrainingSetting.Swept(population.Members.Select(member => member.Trial.Training))
        .Select(setting => new NetworkMeasure(setting.Key, setting.Label, member => setting.Of(member.Trial.Training)) { IsSetting = true, IsNominal = setting.IsNominal });

    /// <summary>The measures that every report shows: swept training settings, costs, depth, total width, then each stage's width.</summary>
    public static IReadOnlyList<NetworkMeasure> All(Population population)
    {
        if (population.IsForeign)
            return [.. Swept(population)];
        var stages = population.Members.Max(member => member.Shape?.Stages.Count) ?? 0;
        return [.. Swept(population), Flops, Params, Activations, Depth, TotalWidth, .. Enumerable.Range(1, stages).Select(StageWidth)];
    }
}

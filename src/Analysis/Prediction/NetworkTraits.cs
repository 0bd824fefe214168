using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Prediction;

/// <summary>What a predictor may know of a network before it is trained.</summary>
/// <param name="Config">The network; null for a trial of a table.</param>
/// <param name="Complexity">What it costs; null for a trial of a table.</param>
/// <param name="Shape">Its stages; null where the family has none.</param>
/// <param name="Proxies">Its zero-cost proxies, where they were measured.</param>
/// <param name="Training">How it is trained; null for a network that is not, which counts as trained with the mean of swept settings.</param>
public sealed record NetworkTraits(ModelConfig? Config, NetworkComplexity? Complexity, NetworkShape? Shape, ValueList<ProxyScore> Proxies, TrainingSettings? Training)
{
    /// <summary>The parameters of a trial that another program ran; null for a network.</summary>
    public ValueList<ParameterValue>? Parameters { get; init; }

    /// <summary>The traits of a trial's network, or its parameters.</summary>
    public static NetworkTraits Of(PopulationMember member) =>
        member.Trial.Planned.Parameters is { } parameters ? Of(parameters) : new(member.Trial.Config, member.Trial.Complexity, member.Shape, member.Trial.Proxies, member.Trial.Training);

    /// <summary>The traits of a setting of parameters.</summary>
    public static NetworkTraits Of(ValueList<ParameterValue> parameters) => new(null, null, null, [], null) { Parameters = parameters };

    /// <summary>The traits of a network that nothing was measured of.</summary>
    public static NetworkTraits Of(ModelConfig config, NetworkComplexity complexity) => new(config, complexity, NetworkShape.Of(config), [], null);
}

using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Widths;

/// <summary>Quantised linear widths of networks and populations, and how their complexity grows.</summary>
public sealed record FitReport
{
    /// <summary>Single networks with their lines.</summary>
    public required IReadOnlyList<ModelWidths> Models { get; init; }

    /// <summary>What each population says about linear widths, by its experiment's name.</summary>
    public required IReadOnlyList<(string Experiment, LinearWidthTrend Trend)> Populations { get; init; }

    /// <summary>Complexity against FLOPs over all populations; null where that was not asked.</summary>
    public required ComplexityLaws? Laws { get; init; }

    /// <summary>The check of each population's trainings; none where their records were not looked at.</summary>
    public IReadOnlyList<(string Name, RegimeCheck Check)> Regimes { get; init; } = [];

    /// <summary>Fits all of them.</summary>
    /// <param name="models">Single networks with the names they were given by.</param>
    /// <param name="inputs">The populations.</param>
    /// <param name="best">How many networks of a population count as its best; null for a quarter.</param>
    /// <param name="withLaws">Whether laws are wanted of one population too; several always have them.</param>
    /// <exception cref="InvalidInputException">A network is not made of stages.</exception>
    public static FitReport Of(IEnumerable<(string Name, ModelConfig Config)> models, IReadOnlyList<LawInput> inputs, int? best, bool withLaws) => new()
    {
        Models = [.. models.Select(model => ModelWidths.Of(model.Name, model.Config))],
        Populations = [.. inputs.Select(input => (input.Experiment, LinearWidthTrend.Of(input.Population, best)))],
        Laws = inputs.Count > 1 || (withLaws && inputs.Count > 0) ? ComplexityLaws.Of(inputs, best) : null,
    };
}

/// <summary>A network with its line.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Config">The network.</param>
/// <param name="Shape">Its stages.</param>
/// <param name="Fit">Its quantised linear width line; null where no point of the grid has its number of stages.</param>
public sealed record ModelWidths(string Name, ModelConfig Config, NetworkShape Shape, LinearWidthFit? Fit)
{
    internal static ModelWidths Of(string name, ModelConfig config) => NetworkShape.Of(config) is { } shape
        ? new ModelWidths(name, config, shape, LinearWidthFit.Of(shape.Stages))
        : throw new InvalidInputException(name, $"a {config.Family} is not made of stages, and so has no width line; expected an anynet or a regnet");
}

namespace Explorer.Analysis.Prediction;

/// <summary>How well errors of a population can be predicted, and from what.</summary>
/// <param name="Qualities">A regression each, on the same folds.</param>
/// <param name="Importances">Of the features to the mean of process and trees, most important first.</param>
/// <param name="Seed">Seed of folds, searches and resampling.</param>
public sealed record PredictorReport(ValueList<PredictorQuality> Qualities, ValueList<FeatureImportance> Importances, ulong Seed)
{
    /// <summary>The regressions, in the order shown.</summary>
    internal static readonly IReadOnlyList<PredictorKind> Kinds = [PredictorKind.GaussianProcess, PredictorKind.FastTree, PredictorKind.Mean, PredictorKind.Ridge];

    /// <summary>What is predicted, in one word.</summary>
    public string Noun { get; init; } = "network";

    /// <summary>The quality of the mean of process and trees, by which networks are predicted.</summary>
    public PredictorQuality Mean => Of(PredictorKind.Mean);

    /// <summary>The quality of a regression.</summary>
    public PredictorQuality Of(PredictorKind kind) => Qualities.First(quality => quality.Kind == kind);

    /// <summary>Cross-validates all regressions.</summary>
    /// <param name="population">The trained networks.</param>
    /// <param name="withProxies">Whether zero-cost proxies are features.</param>
    /// <param name="seed">Seed of folds, searches and resampling.</param>
    /// <exception cref="InvalidInputException">There are fewer networks than <see cref="ErrorPredictor.FewestNetworks"/>, or they do not differ.</exception>
    public static PredictorReport Of(Population population, bool withProxies, ulong seed)
    {
        var validations = CrossValidation.Of(PredictorData.Of(population, withProxies, seed), Kinds, seed);
        return new PredictorReport(
            [.. validations.Select(validation => PredictorQuality.Of(validation, seed))],
            [.. PermutationImportance.Of(validations.First(validation => validation.Kind == PredictorKind.Mean), seed)],
            seed)
        {
            Noun = population.IsForeign ? "setting" : "network",
        };
    }
}

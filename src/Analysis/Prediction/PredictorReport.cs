using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>How well errors of a population can be predicted, and from what.</summary>
/// <param name="Qualities">Of the Gaussian process, then of ridge regression beside it.</param>
/// <param name="Importances">Of the features to the Gaussian process, most important first.</param>
/// <param name="Seed">Seed of folds, searches and resampling.</param>
public sealed record PredictorReport(ValueList<PredictorQuality> Qualities, ValueList<FeatureImportance> Importances, ulong Seed)
{
    /// <summary>The Gaussian process's quality.</summary>
    public PredictorQuality Process => Qualities[0];

    /// <summary>Ridge regression's quality.</summary>
    public PredictorQuality Ridge => Qualities[1];

    /// <summary>Cross-validates both regressions.</summary>
    /// <param name="population">The trained networks.</param>
    /// <param name="withProxies">Whether zero-cost proxies are features.</param>
    /// <param name="seed">Seed of folds, searches and resampling.</param>
    /// <exception cref="InvalidInputException">There are fewer networks than <see cref="ErrorPredictor.FewestNetworks"/>, or they do not differ.</exception>
    public static PredictorReport Of(Population population, bool withProxies, ulong seed)
    {
        var data = PredictorData.Of(population, withProxies, seed);
        var process = CrossValidation.Of(data, PredictorKind.GaussianProcess, seed);
        var ridge = CrossValidation.Of(data, PredictorKind.Ridge, seed);
        return new PredictorReport(
            [PredictorQuality.Of(process, PredictorKind.GaussianProcess, seed), PredictorQuality.Of(ridge, PredictorKind.Ridge, seed)],
            [.. PermutationImportance.Of(process, seed)],
            seed);
    }
}

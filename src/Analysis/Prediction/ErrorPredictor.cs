using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>
/// Predicts a network's validation error from what is known before it is trained, after a population of trained ones: by the mean of a
/// Gaussian process and boosted trees. Diverged trials are in it with the error that they count with.
/// </summary>
public sealed class ErrorPredictor
{
    /// <summary>Fewest trained networks that a predictor is fitted to.</summary>
    public const int FewestNetworks = 16;

    /// <summary>Most trials conditioned on: the cost of fitting grows with their cube.</summary>
    public const int MostTrials = 1_000;

    private ErrorPredictor(FeatureSet features, FittedModel model, int trials) => (Features, Model, Trials) = (features, model, trials);

    /// <summary>The features used.</summary>
    public FeatureSet Features { get; }

    /// <summary>Trials fitted to.</summary>
    public int Trials { get; }

    internal FittedModel Model { get; }

    /// <summary>Fits a predictor.</summary>
    /// <param name="population">The trained networks.</param>
    /// <param name="withProxies">Whether zero-cost proxies are features; then only networks that have them can be predicted well.</param>
    /// <param name="seed">Seed of the search for kernel parameters, and of the subset of a population above <see cref="MostTrials"/>.</param>
    /// <exception cref="InvalidInputException">There are fewer networks than <see cref="FewestNetworks"/>, or they do not differ.</exception>
    public static ErrorPredictor Fit(Population population, bool withProxies, ulong seed)
    {
        var data = PredictorData.Of(population, withProxies, seed);
        return new ErrorPredictor(data.Features, FittedModel.Fit([PredictorKind.Mean], data.Rows, data.Logits, data.Networks, seed)[0], data.Rows.Length);
    }

    /// <summary>The predicted error of one new training of a network, with an interval that holds its noise too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public Estimate Predict(NetworkTraits network, double confidence = Interval.DefaultConfidence)
    {
        var prediction = Model.Predict(Features.Row(network));
        return new Estimate(LogitScale.Error(prediction.Mean), ErrorInterval(prediction, Model.Reach(confidence), confidence));
    }

    internal static Interval ErrorInterval(NormalPrediction prediction, double reach, double confidence)
    {
        var half = reach * prediction.Deviation;
        return new Interval(LogitScale.Error(prediction.Mean - half), LogitScale.Error(prediction.Mean + half), confidence, "cross-conformal in log-odds, noise included");
    }
}

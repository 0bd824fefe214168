using Explorer.Statistics.Distributions;

namespace Explorer.Statistics.Rectified;

/// <summary>
/// Means over a space from a few trained networks and predictions for many untrained ones: the difference estimator with predictions fitted
/// crosswise (Zrnic and Candès, PNAS 121, 2024) and a weight on them (Angelopoulos, Duchi and Zrnic, "PPI++", 2023).
/// With f the quantity, g_k its prediction by a model that saw nothing of fold k, and G_k the mean of g_k over untrained networks of the space:
/// mean over trained i of f_i − λ_k(i) (g_k(i)(x_i) − G_k(i)). Of each fold the bracket has mean 0 whatever the model, so the estimate is unbiased.
/// λ_k = cov(f, g) / (var(g) (1 + n / M)) over the trained networks of the other folds, cut to [0, 1]: predictions that say nothing get no
/// weight, and cost nothing.
/// </summary>
internal sealed class AssistedSample : IRectified
{
    private readonly double[] _errors;
    private readonly int[] _folds;
    private readonly double[] _predicted;
    private readonly double[][] _untrained;

    // Of each fold the held-out misses of the others, ascending: the spread of an error around its prediction.
    private readonly double[][] _misses;

    /// <param name="errors">Errors of the trained networks, n random ones of the space; fractions.</param>
    /// <param name="folds">The fold of each, from 0; every fold has a network.</param>
    /// <param name="predicted">The log-odds of each one's error as predicted by the model without its fold.</param>
    /// <param name="untrained">By fold, the log-odds that its model predicts for M other random networks of the space, at least 2.</param>
    public AssistedSample(double[] errors, int[] folds, double[] predicted, double[][] untrained)
    {
        (_errors, _folds, _predicted, _untrained) = (errors, folds, predicted, untrained);
        _misses = [.. Enumerable.Range(0, untrained.Length).Select(fold => (double[])[.. Others(fold).Select(i => LogitScale.Of(errors[i]) - predicted[i]).Order()])];
    }

    public int Count => _errors.Length;

    /// <inheritdoc/>
    public RectifiedMean Below(double error)
    {
        var limit = LogitScale.Of(error);
        return Of(one => one < error ? 1 : 0, (fold, logit) => ShareBelow(_misses[fold], limit - logit), share => share * (1 - share));
    }

    /// <inheritdoc/>
    public RectifiedMean Mean() => Of(one => one, (fold, logit) => _misses[fold].Average(miss => LogitScale.Error(logit + miss)), modelled: null);

    /// <summary>Mean of λ over the trained networks, of the mean error.</summary>
    public double Weight => Weights([.. _errors], Held((fold, logit) => _misses[fold].Average(miss => LogitScale.Error(logit + miss)))).Average();

    /// <inheritdoc/>
    public IEnumerable<double> Errors() => _errors;

    private IEnumerable<int> Others(int fold) => Enumerable.Range(0, Count).Where(i => _folds[i] != fold);

    private double[] Held(Func<int, double, double> predict) => [.. Enumerable.Range(0, Count).Select(i => predict(_folds[i], _predicted[i]))];

    private RectifiedMean Of(Func<double, double> quantity, Func<int, double, double> predict, Func<double, double>? modelled)
    {
        var values = Array.ConvertAll(_errors, error => quantity(error));
        var held = Held(predict);
        var weights = Weights(values, held);
        var rectified = new double[Count];
        var (meanVariance, spread) = (0.0, 0.0);
        for (var fold = 0; fold < _untrained.Length; fold++)
        {
            var predictions = Array.ConvertAll(_untrained[fold], logit => predict(fold, logit));
            var mean = predictions.Average();
            var variance = predictions.Sum(value => (value - mean) * (value - mean)) / (predictions.Length - 1);
            int[] members = [.. Enumerable.Range(0, Count).Where(i => _folds[i] == fold)];
            foreach (var i in members)
                rectified[i] = values[i] - (weights[i] * (held[i] - mean));

            var (weight, share) = (weights[members[0]], (double)members.Length / Count);
            meanVariance += share * weight * weight * variance / predictions.Length;
            if (modelled is not null)
                spread += share * ((((1 - weight) * (1 - weight)) * variance) + predictions.Average(modelled));
        }

        var estimate = rectified.Average();
        var seen = rectified.Sum(value => (value - estimate) * (value - estimate)) / Math.Max(1, Count - 1);
        return new RectifiedMean(estimate, ((modelled is null ? seen : (seen + spread) / 2) / Count) + meanVariance, Math.Max(1, Count - 1));
    }

    // A weight for each trained network, of its fold.
    private double[] Weights(double[] values, double[] held)
    {
        double[] ofFold = [.. Enumerable.Range(0, _untrained.Length).Select(fold =>
        {
            int[] others = [.. Others(fold)];
            var (f, g) = (others.Average(i => values[i]), others.Average(i => held[i]));
            var variance = others.Sum(i => (held[i] - g) * (held[i] - g));
            var covariance = others.Sum(i => (values[i] - f) * (held[i] - g));
            return variance > 0 ? Math.Clamp(covariance / (variance * (1 + ((double)Count / _untrained[fold].Length))), 0, 1) : 0;
        })];
        return Array.ConvertAll(_folds, fold => ofFold[fold]);
    }

    private static double ShareBelow(double[] ascending, double limit)
    {
        var place = Array.BinarySearch(ascending, limit);
        if (place < 0)
            place = ~place;
        while (place > 0 && ascending[place - 1] >= limit)
            place--;
        return (double)place / ascending.Length;
    }
}

namespace Explorer.Analysis.Prediction;

/// <summary>
/// Permutation importance (Breiman, Machine Learning 45, 2001; Fisher, Rudin and Dominici, JMLR 20, 2019) on held-out networks: how much
/// worse each is predicted with one feature's value taken from another network. Features that say the same share what they are worth.
/// </summary>
internal static class PermutationImportance
{
    private const int MostRepeats = 20;
    private const int LeastRepeats = 3;
    private const int Predictions = 3_000;

    /// <summary>The features, most important first.</summary>
    public static IReadOnlyList<FeatureImportance> Of(CrossValidation validation, ulong seed)
    {
        var data = validation.Data;
        var features = data.Features.Features;
        var losses = new double[features.Length][];
        Parallel.For(0, features.Length, feature => losses[feature] = Losses(validation, feature, new SplitMix64(Seeds.Derive(seed, "permutation", feature))));

        var trials = Enumerable.Range(0, data.Errors.Length).GroupBy(i => data.Networks[i]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        var mean = data.Errors.Average();
        var variance = data.Errors.Average(error => (error - mean) * (error - mean));
        var estimates = PercentileBootstrap.Of([trials.Length], Lost, Seeds.Derive(seed, "importance", 0), ErrorPredictor.FewestNetworks) ?? [];
        return
        [
            .. features.Zip(estimates, (feature, lost) => new FeatureImportance(feature.Key, feature.Label, lost))
                .OrderByDescending(importance => importance.Lost.Value).ThenBy(importance => importance.Key, StringComparer.Ordinal),
        ];

        double[]? Lost(int[] networks)
        {
            int[] chosen = [.. networks.SelectMany(network => trials[network])];
            return variance > 0 ? [.. losses.Select(loss => chosen.Average(i => loss[i]) / variance)] : null;
        }
    }

    // A trial's mean growth of squared error.
    private static double[] Losses(CrossValidation validation, int feature, SplitMix64 random)
    {
        var data = validation.Data;
        var repeats = Math.Clamp(Predictions / data.Rows.Length, LeastRepeats, MostRepeats);
        var result = new double[data.Rows.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var model = validation.Models[validation.FoldOf[i]];
            var before = Squared(LogitScale.Error(validation.Predictions[i].Mean) - data.Errors[i]);
            double[] row = [.. data.Rows[i]];
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                row[feature] = data.Rows[random.NextInt(data.Rows.Length)][feature];
                result[i] += (Squared(LogitScale.Error(model.Mean(row)) - data.Errors[i]) - before) / repeats;
            }
        }

        return result;
    }

    private static double Squared(double value) => value * value;
}

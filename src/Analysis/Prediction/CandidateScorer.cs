using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>Predicts blocks of candidates; calls may come from several threads.</summary>
internal sealed class CandidateScorer
{
    private readonly FeatureSet _features;
    private readonly FittedModel _model;
    private readonly BatchMeans _means;
    private readonly BoostedTrees _trees;

    public CandidateScorer(ErrorPredictor predictor)
    {
        (_features, _model) = (predictor.Features, predictor.Model);
        var both = (ProcessAndTrees)_model.Inner;
        (_means, _trees) = (new BatchMeans(both.Process), both.Trees);
    }

    /// <summary>Predicts a block and keeps its best, none twice.</summary>
    public CandidateBlock Score((NetworkTraits[] Networks, long Attempts) drawn, int keep)
    {
        var networks = drawn.Networks;
        var padded = (networks.Length + BatchMeans.Width - 1) / BatchMeans.Width * BatchMeans.Width;
        var columns = new double[_features.Features.Length][];
        for (var feature = 0; feature < columns.Length; feature++)
            columns[feature] = new double[padded];

        Span<double> row = stackalloc double[columns.Length];
        var byTrees = new double[networks.Length];
        for (var i = 0; i < networks.Length; i++)
        {
            _features.Write(networks[i], row);
            byTrees[i] = _trees.Mean(row);
            for (var feature = 0; feature < columns.Length; feature++)
                columns[feature][i] = row[feature];
        }

        var means = new double[padded];
        _means.Compute(columns, means);
        Array.Resize(ref means, networks.Length);
        for (var i = 0; i < means.Length; i++)
            means[i] = _model.Shift + (_model.Scale * ProcessAndTrees.Of(means[i], byTrees[i]));

        int[] order = [.. Enumerable.Range(0, means.Length).OrderBy(i => means[i]).DistinctBy(i => Network(networks[i])).Take(keep)];
        return new CandidateBlock(means, Array.ConvertAll(order, i => (means[i], networks[i])), drawn.Attempts);
    }

    // Lines that round to the same stages are one network.
    private static object Network(NetworkTraits traits) => traits.Config is not { } config ? traits.Parameters! : config.IsAnyNet() ? config.ToAnyNet() : config;
}

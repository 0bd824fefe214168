using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>Predicts blocks of candidates; calls may come from several threads.</summary>
internal sealed class CandidateScorer
{
    private readonly FeatureSet _features;
    private readonly FittedModel _model;
    private readonly BatchMeans _means;

    public CandidateScorer(ErrorPredictor predictor)
    {
        (_features, _model) = (predictor.Features, predictor.Model);
        _means = new BatchMeans(_model.Inner as GaussianProcess ?? throw new ArgumentException("expected a predictor by a Gaussian process", nameof(predictor)));
    }

    /// <summary>Predicts a block and keeps its best.</summary>
    public CandidateBlock Score((NetworkTraits[] Networks, long Attempts) drawn, int keep)
    {
        var networks = drawn.Networks;
        var padded = (networks.Length + BatchMeans.Width - 1) / BatchMeans.Width * BatchMeans.Width;
        var columns = new double[_features.Features.Length][];
        for (var feature = 0; feature < columns.Length; feature++)
            columns[feature] = new double[padded];

        Span<double> row = stackalloc double[columns.Length];
        for (var i = 0; i < networks.Length; i++)
        {
            _features.Write(networks[i], row);
            for (var feature = 0; feature < columns.Length; feature++)
                columns[feature][i] = row[feature];
        }

        var means = new double[padded];
        _means.Compute(columns, means);
        Array.Resize(ref means, networks.Length);
        for (var i = 0; i < means.Length; i++)
            means[i] = _model.Shift + (_model.Scale * means[i]);

        int[] order = [.. Enumerable.Range(0, means.Length).OrderBy(i => means[i]).Take(keep)];
        return new CandidateBlock(means, Array.ConvertAll(order, i => (means[i], networks[i])), drawn.Attempts);
    }
}

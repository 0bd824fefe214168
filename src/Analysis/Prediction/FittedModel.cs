using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>
/// A regression of log-odds of errors, with the shift and scale that free its targets of mean and variance, and with intervals that an inner
/// cross-validation has widened: kernel parameters fitted to few trials promise too much. An interval reaches so many deviations from the
/// mean as the held-out networks needed (cross-conformal, Vovk 2015; Barber et al., Annals of Statistics 49, 2021).
/// </summary>
internal sealed class FittedModel : IErrorModel
{
    private const int InnerFolds = 5;

    // Errors all alike have no deviation to divide by.
    private const double LeastScale = 1e-6;

    private readonly double[] _distances;

    private FittedModel(IErrorModel inner, double shift, double scale, double[] distances)
    {
        (Inner, Shift, Scale, _distances) = (inner, shift, scale, distances);
        Array.Sort(_distances);
    }

    /// <summary>The regression of the scaled targets.</summary>
    public IErrorModel Inner { get; }

    /// <summary>Mean of the log-odds fitted to.</summary>
    public double Shift { get; }

    /// <summary>Their deviation.</summary>
    public double Scale { get; }

    /// <summary>Fits to log-odds of errors: a model a kind, each regression done once.</summary>
    /// <param name="kinds">The regressions.</param>
    /// <param name="rows">A row of features a trial.</param>
    /// <param name="logits">The log-odds of each trial's error.</param>
    /// <param name="networks">The network of each trial.</param>
    /// <param name="seed">Seed of starts and inner folds.</param>
    public static FittedModel[] Fit(IReadOnlyList<PredictorKind> kinds, double[][] rows, double[] logits, int[] networks, ulong seed)
    {
        var shift = logits.Average();
        var scale = Math.Max(LeastScale, Math.Sqrt(logits.Average(value => (value - shift) * (value - shift))));
        var targets = Array.ConvertAll(logits, value => (value - shift) / scale);
        double[][] distances = [.. kinds.Select(_ => new double[rows.Length])];
        var folds = Folds.Deal(networks, InnerFolds, seed);
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold)];
            var centre = others.Average(i => targets[i]);
            var inner = Regress(kinds, Array.ConvertAll(others, i => rows[i]), Array.ConvertAll(others, i => targets[i] - centre), Seeds.Derive(seed, "inner", fold), starts: 1);
            foreach (var i in Enumerable.Range(0, rows.Length).Where(i => folds[i] == fold))
            {
                for (var kind = 0; kind < inner.Length; kind++)
                {
                    var prediction = inner[kind].Predict(rows[i]);
                    distances[kind][i] = Math.Abs(targets[i] - centre - prediction.Mean) / prediction.Deviation;
                }
            }
        }

        return [.. Regress(kinds, rows, targets, seed, KernelSearch.Starts).Select((inner, kind) => new FittedModel(inner, shift, scale, distances[kind]))];
    }

    /// <summary>Deviations from the mean that an interval of a nominal coverage reaches.</summary>
    public double Reach(double confidence) => _distances[Math.Clamp((int)Math.Ceiling(confidence * (_distances.Length + 1)) - 1, 0, _distances.Length - 1)];

    public NormalPrediction Predict(ReadOnlySpan<double> row)
    {
        var scaled = Inner.Predict(row);
        return new NormalPrediction(Shift + (Scale * scaled.Mean), Scale * scaled.Deviation);
    }

    public double Mean(ReadOnlySpan<double> row) => Shift + (Scale * Inner.Mean(row));

    private static IErrorModel[] Regress(IReadOnlyList<PredictorKind> kinds, double[][] rows, double[] targets, ulong seed, int starts)
    {
        var process = new Lazy<GaussianProcess>(() => new GaussianProcess(rows, targets, KernelSearch.Find(rows, targets, seed, starts)));
        var trees = new Lazy<BoostedTrees>(() => new BoostedTrees(rows, targets));
        return
        [
            .. kinds.Select(kind => (IErrorModel)(kind switch
            {
                PredictorKind.GaussianProcess => process.Value,
                PredictorKind.FastTree => trees.Value,
                PredictorKind.Mean => new ProcessAndTrees(process.Value, trees.Value),
                _ => new RidgeRegression(rows, targets),
            })),
        ];
    }
}

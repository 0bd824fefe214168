using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Analysis.Prediction;

/// <summary>
/// Predictions of every trial by models that saw no trial of its network: the networks are dealt by seed into folds, each of which is
/// predicted from the others, kernel parameters found anew. Dealt several times, since with few trials much depends on who falls together.
/// </summary>
internal sealed class CrossValidation
{
    /// <summary>How often the networks are dealt.</summary>
    public const int Deals = 3;

    private const int MostFolds = 10;

    private CrossValidation(PredictorKind kind, PredictorData data, FittedModel[] models, int[] folds)
    {
        (Kind, Data, Models, FoldOf) = (kind, data, models, folds);
        Predictions = [.. data.Rows.Select((row, i) => models[folds[i]].Predict(row))];
    }

    /// <summary>The regression.</summary>
    public PredictorKind Kind { get; }

    /// <summary>The trials, once a deal.</summary>
    public PredictorData Data { get; }

    /// <summary>The model of each fold, fitted to the other folds.</summary>
    public FittedModel[] Models { get; }

    /// <summary>The fold of each trial.</summary>
    public int[] FoldOf { get; }

    /// <summary>The held-out prediction of each trial, in log-odds.</summary>
    public NormalPrediction[] Predictions { get; }

    /// <summary>The held-out interval of a trial's error.</summary>
    public Interval ErrorInterval(int trial, double confidence) =>
        ErrorPredictor.ErrorInterval(Predictions[trial], Models[FoldOf[trial]].Reach(confidence), confidence);

    /// <summary>Cross-validates regressions on the same folds.</summary>
    public static CrossValidation[] Of(PredictorData data, IReadOnlyList<PredictorKind> kinds, ulong seed)
    {
        var count = Math.Min(MostFolds, data.NetworkCount);
        int[][] deals = [.. Enumerable.Range(0, Deals).Select(deal => Folds.Deal(data.Networks, count, Seeds.Derive(seed, "deal", deal)))];
        var models = new FittedModel[Deals * count][];
        Parallel.For(0, models.Length, fold =>
        {
            var folds = deals[fold / count];
            int[] others = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] != fold % count)];
            models[fold] = FittedModel.Fit(
                kinds, Array.ConvertAll(others, i => data.Rows[i]), Array.ConvertAll(others, i => data.Logits[i]), Array.ConvertAll(others, i => data.Networks[i]), Seeds.Derive(seed, "fold", fold));
        });
        int[] foldOf = [.. deals.SelectMany((folds, deal) => folds.Select(fold => (deal * count) + fold))];
        return [.. kinds.Select((kind, at) => new CrossValidation(kind, Repeated(data), Array.ConvertAll(models, ofKinds => ofKinds[at]), foldOf))];
    }

    private static PredictorData Repeated(PredictorData data) => data with
    {
        Rows = [.. Enumerable.Repeat(data.Rows, Deals).SelectMany(rows => rows)],
        Errors = [.. Enumerable.Repeat(data.Errors, Deals).SelectMany(errors => errors)],
        Logits = [.. Enumerable.Repeat(data.Logits, Deals).SelectMany(logits => logits)],
        Networks = [.. Enumerable.Repeat(data.Networks, Deals).SelectMany(networks => networks)],
    };
}

namespace Explorer.Analysis.Prediction;

/// <summary>How well a population can be predicted, in sentences and tables.</summary>
public static class PredictorDocument
{
    private const int Shown = 8;

    /// <summary>The document.</summary>
    /// <param name="name">The experiment.</param>
    /// <param name="report">Its cross-validation.</param>
    /// <param name="withProxies">The same with proxies as features; null where it was not asked for.</param>
    /// <param name="proxies">Its proxies beside their baselines; null where it has none.</param>
    public static Document Of(string name, PredictorReport report, PredictorReport? withProxies, ProxyReport? proxies) => new(name,
    [
        new Block.Paragraph($"{name}: {NumberText.Counted(report.Mean.Trials, "trial")}, {NumberText.Counted(report.Mean.Features, "feature")}; every {report.Noun} predicted by models that never saw it (seed {report.Seed})."),
        .. Blocks(report, "all with --json"),
        .. withProxies is { } more
            ? [new Block.Heading($"With zero-cost proxies among {NumberText.Counted(more.Mean.Features, "feature")}, {NumberText.Counted(more.Mean.Trials, "trial")}"), Models(more)]
            : Array.Empty<Block>(),
        .. proxies is null ? [] : ProxyDocument.Blocks(proxies),
    ]);

    /// <summary>What the cross-validation says: the answer, all models, the features that matter, and all numbers.</summary>
    /// <param name="report">The cross-validation.</param>
    /// <param name="others">Where the features are that are not shown.</param>
    public static IReadOnlyList<Block> Blocks(PredictorReport report, string others) =>
    [
        .. report.Mean.RSquared is { Interval.Lower: > 0 } told
            ? [new Block.Paragraph($"These trials tell {NumberText.Share(told.Value, 0)} of the variance of {report.Noun}s that the predictor never saw.") { Tone = Tone.Answer }]
            : Array.Empty<Block>(),
        .. Doubts(report).Select(Warning),
        Models(report),
        new Block.Heading("What the prediction rests on"),
        Features(report, others),
        Numbers(report),
    ];

    /// <summary>Why not to choose by the prediction; null where it was shown to tell networks apart.</summary>
    internal static string? Doubt(PredictorReport report) => report.Mean.RSquared switch
    {
        { Value: <= 0 } => $"R² is {NumberText.Fixed(report.Mean.RSquared.Value)}: these trials do not tell how {report.Noun}s differ, and the mean of all predicts as well; do not choose by a ranking",
        { Interval: not { Lower: > 0 } } => $"R² is not shown to be above 0 ({Cell.Number(report.Mean.RSquared)}): a ranking may be no better than chance; {(report.Noun == "network" ? "train more networks" : "more trials would tell")}",
        _ => null,
    };

    /// <summary>A doubt as a paragraph.</summary>
    internal static Block.Paragraph Warning(string text) => new(text, "warning:") { Tone = Tone.Warning };

    /// <summary>How often intervals held, marked where that is not by chance.</summary>
    internal static Cell Held(CoverageLevel level) => level.Holds ? Cell.Share(level.Observed.Value, 0) : Cell.Words($"{NumberText.Share(level.Observed.Value, 0)} (!)");

    private static IEnumerable<string> Doubts(PredictorReport report)
    {
        if (Doubt(report) is { } doubt)
            yield return doubt;
        else if (report.Mean.RSquared.Value < report.Of(PredictorKind.Ridge).RSquared.Value)
            yield return "the linear model predicts no worse: what process and trees add to it is not shown by these trials";

        foreach (var level in report.Mean.Coverage.Where(level => !level.Holds))
            yield return $"the {NumberText.Share(level.Nominal, 0)} intervals held {NumberText.Share(level.Observed.Value, 0)} of the trials: they are too {(level.Observed.Value < level.Nominal ? "narrow" : "wide")}";
    }

    private static Table Models(PredictorReport report) => new(
        [new("model"), new("R² [95 %]"), new("τ [95 %]"), new("missed by, points"), new("rms error, points"), .. CoverageLevel.Levels.Select(level => new Column($"{NumberText.Share(level, 0)} held"))],
        [.. report.Qualities.Select(quality => (IReadOnlyList<Cell>)
        [
            Cell.Words(Name(quality.Kind)), Cell.Number(quality.RSquared), Cell.Number(quality.Kendall), Cell.Number(100 * quality.MeanAbsolute.Value, 1), Cell.Number(100 * quality.RootMeanSquare.Value, 1), .. quality.Coverage.Select(Held),
        ])]);

    private static string Name(PredictorKind kind) => kind switch
    {
        PredictorKind.GaussianProcess => "Gaussian process",
        PredictorKind.FastTree => "boosted trees",
        PredictorKind.Mean => "mean of both",
        _ => "linear ridge",
    };

    private static Table Features(PredictorReport report, string others) => new(
        [new("feature"), new("R² lost [95 %]")],
        [.. report.Importances.Take(Shown).Select(importance => (IReadOnlyList<Cell>)[Cell.Words(importance.Label), Cell.Number(importance.Lost)])])
    {
        Caption = $"R² lost where a feature’s values are dealt anew among the {report.Noun}s; features that say the same share theirs. It is more than R² itself where the predictions become worse than the mean of all."
            + (report.Importances.Count > Shown ? $" The first {Shown} of {report.Importances.Count}; {others}." : ""),
    };

    private static Table Numbers(PredictorReport report)
    {
        string[] keys = ["figure", "of", "value", "lower", "upper"];
        return new Table(
            [.. keys.Select(key => new Column(key, key))],
            [.. report.Qualities.SelectMany(Rows), .. report.Importances.Select(importance => Row("r_squared_lost", importance.Key, importance.Lost))])
        {
            File = "predictor",
            IsData = true,
        };

        static IEnumerable<IReadOnlyList<Cell>> Rows(PredictorQuality quality)
        {
            var of = quality.Kind switch
            {
                PredictorKind.GaussianProcess => "gaussian_process",
                PredictorKind.FastTree => "fast_tree",
                PredictorKind.Mean => "mean",
                _ => "ridge",
            };
            return
            [
                Row("r_squared", of, quality.RSquared), Row("kendall", of, quality.Kendall), Row("spearman", of, quality.Spearman), Row("root_mean_square", of, quality.RootMeanSquare), Row("mean_absolute", of, quality.MeanAbsolute),
                .. quality.Coverage.Select(level => Row($"coverage_{NumberText.Fixed(100 * level.Nominal, 0)}", of, level.Observed)),
            ];
        }

        static IReadOnlyList<Cell> Row(string figure, string of, Estimate estimate) =>
            [Cell.Words(figure), Cell.Words(of), Cell.Number(estimate.Value), Cell.Number(estimate.Interval?.Lower), Cell.Number(estimate.Interval?.Upper)];
    }
}

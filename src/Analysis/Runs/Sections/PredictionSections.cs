using Explorer.Analysis.Prediction;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>Zero-cost proxies, and how well other networks can be predicted.</summary>
internal static class PredictionSections
{
    public static IEnumerable<Block> Write(RunReport report) => new List<Block>(
    [
        .. report.Proxies is not { } proxies ? Array.Empty<Block>() :
        [
            new Block.Section("proxies", "Zero-cost proxies"),
            .. ProxyDocument.Blocks(proxies),
            ProxyDocument.Values(report.Trials),
            Note("Rank correlation of what an untrained network shows on one batch with its accuracy after training: 1 orders networks as training does, 0 says nothing. FLOPs, parameters and activations, which need no network at all, are the baselines to beat: τ minus the greatest τ of a baseline, with a paired bootstrap over networks that chooses that baseline anew each time. A proxy that is NaN or infinite ranks below every other."),
        ],
        .. report.Predictor is not { } predictor ? Array.Empty<Block>() :
        [
            new Block.Section("predictor", "Prediction"),
            .. PredictorDocument.Blocks(predictor, "all in predictor.csv"),
            Note("Ten-fold cross-validation over networks: each is predicted by a model fitted without it. Networks are predicted by the mean of process and trees, of which the answer above and the worth of features speak. Missed by: the mean size of the difference. τ: Kendall’s rank correlation of predicted and measured error. Intervals in brackets are a bootstrap over networks. A feature’s worth is by how much R² falls when its values are dealt anew among the networks; features that say the same share theirs."),
        ],
    ]).Select(block => block with { IsDetail = true });

    private static Block.Paragraph Note(string text) => new(text) { Tone = Tone.Note };
}

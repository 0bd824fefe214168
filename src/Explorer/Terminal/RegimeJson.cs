using Explorer.Analysis.Regime;
using Explorer.Documents.Writers;
using Explorer.Statistics.Correlations;

namespace Explorer.Terminal;

/// <summary>Checks of training regimes as members of JSON lines.</summary>
internal static class RegimeJson
{
    /// <summary>A check with all its figures.</summary>
    public static object Of(RegimeCheck check) => new
    {
        check.Verdict,
        check.Networks,
        check.Findings,
        check.Unchecked,
        EarlyLoss = check.EarlyLoss is { } early ? new { early.Guessing, All = Share(early.All), Shallow = Share(early.Shallow), Deep = Share(early.Deep) } : null,
        Depth = check.Depth is { } depth ? new { TrainError = Correlation(depth.Depth), ValidationError = Correlation(depth.Validation), WidthAndTrainError = Correlation(depth.Width) } : null,
        SignChanges = check.SignChanges.Select(change => new { Measure = change.Measure.Key, change.HalfWay, change.Last, Early = Correlation(change.Early), Late = Correlation(change.Late) }).ToArray(),
        check.Steps,
        Words = RegimeDocument.Sentences(check).Select(PlainTextWriter.Plain).ToArray(),
    };

    private static object? Share(LossShare? share) => share is null ? null : new { share.Above, share.Count, share.FewestBlocks, share.MostBlocks, Share = share.Share.Value, Interval = JsonLines.Ends(share.Share) };

    private static object? Correlation(PartialRankCorrelation? correlation) => correlation is null ? null : new { correlation.Value.Value, Interval = JsonLines.Ends(correlation.Value), correlation.PValue, correlation.Count };
}

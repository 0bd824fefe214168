using Explorer.Analysis.Regime;
using Explorer.Statistics.Correlations;

namespace Explorer.Terminal;

/// <summary>Checks of training regimes on standard output.</summary>
internal static class RegimeOutput
{
    // As in the other tables of a terminal, a hyphen stands for it.
    private const char Minus = '\u2212';

    /// <summary>What to read before verdicts; nothing where every regime is good.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<(string Name, RegimeCheck Check)> checks) =>
        [.. RegimeWording.Lines(checks).Select(line => line.Replace(Minus, '-'))];

    /// <summary>Writes them, with an empty line after.</summary>
    public static void WriteText(IEnumerable<(string Name, RegimeCheck Check)> checks, TextWriter output)
    {
        var lines = Lines(checks);
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        if (lines.Count > 0)
        {
            output.WriteLine();
        }
    }

    /// <summary>A check with all its figures, as a member of a JSON line.</summary>
    public static object Json(RegimeCheck check) => new
    {
        check.Verdict,
        check.Networks,
        check.Findings,
        check.Unchecked,
        EarlyLoss = check.EarlyLoss is { } early ? new { early.Guessing, All = Share(early.All), Shallow = Share(early.Shallow), Deep = Share(early.Deep) } : null,
        Depth = check.Depth is { } depth ? new { TrainError = Correlation(depth.Depth), ValidationError = Correlation(depth.Validation), WidthAndTrainError = Correlation(depth.Width) } : null,
        SignChanges = check.SignChanges.Select(change => new { Measure = change.Measure.Key, change.HalfWay, change.Last, Early = Correlation(change.Early), Late = Correlation(change.Late) }).ToArray(),
        check.Steps,
        Words = RegimeWording.Report(check).ToArray(),
    };

    private static object? Share(LossShare? share) => share is null ? null : new { share.Above, share.Count, share.FewestBlocks, share.MostBlocks, Share = share.Share.Value, Interval = JsonLines.Ends(share.Share) };

    private static object? Correlation(PartialRankCorrelation? correlation) => correlation is null ? null : new { correlation.Value.Value, Interval = JsonLines.Ends(correlation.Value), correlation.PValue, correlation.Count };
}

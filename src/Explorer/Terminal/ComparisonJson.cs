using System.Text.Json;
using Explorer.Statistics.Tests;

namespace Explorer.Terminal;

/// <summary>A comparison as JSON lines.</summary>
internal static class ComparisonJson
{
    /// <summary>One line a pair.</summary>
    public static void Write(TextWriter output, ComparisonReport report)
    {
        var regimes = report.Regimes.ToDictionary(regime => regime.Name, regime => RegimeJson.Of(regime.Check), StringComparer.Ordinal);
        var assisted = report.AssistedComparisons;
        foreach (var (i, pair) in report.Comparisons.Index())
        {
            JsonLines.Write(output, new
            {
                A = pair.NameA,
                B = pair.NameB,
                MeanDifference = pair.MeanDifference.Value,
                Interval = JsonLines.Ends(pair.MeanDifference),
                pair.PValue,
                Ks = pair.KolmogorovSmirnov.Distance,
                Verdict = JsonNamingPolicy.CamelCase.ConvertName(pair.Verdict.ToString()),
                pair.AdjustedPValue,
                KsPValue = pair.KolmogorovSmirnov.PValue,
                KsAdjustedPValue = pair.KolmogorovSmirnov.AdjustedPValue,
                AreaDifference = pair.AreaDifference.Value,
                AreaInterval = JsonLines.Ends(pair.AreaDifference),
                pair.AreaLimit,
                Quantiles = pair.Quantiles.Select(quantile => new { quantile.Share, Difference = quantile.Difference.Value, Interval = JsonLines.Ends(quantile.Difference) }).ToArray(),
                pair.CountA,
                pair.CountB,
                pair.CountNeeded,
                pair.Pairs,
                pair.Permutations,
                pair.Level,
                pair.Confidence,
                pair.Seed,
                Words = pair.VerdictInWords,
                Assisted = assisted.Count > 0 ? Assisted(report, assisted[i]) : null,
                RegimeA = regimes.GetValueOrDefault(pair.NameA),
                RegimeB = regimes.GetValueOrDefault(pair.NameB),
            });
        }
    }

    private static object Assisted(ComparisonReport report, AssistedComparison pair) => new
    {
        MeanDifference = pair.Difference.Value,
        Interval = JsonLines.Ends(pair.Difference),
        pair.PValue,
        pair.AdjustedPValue,
        Verdict = JsonNamingPolicy.CamelCase.ConvertName(pair.Verdict.ToString()),
        pair.Saved,
        A = Assisted(report.Assisted.First(space => space.Name == pair.NameA).Estimate),
        B = Assisted(report.Assisted.First(space => space.Name == pair.NameB).Estimate),
    };

    private static object Assisted(AssistedEstimate space) => new
    {
        space.Count,
        Mean = space.Mean.Value,
        Interval = JsonLines.Ends(space.Mean),
        PlainMean = space.Plain.Value,
        PlainInterval = JsonLines.Ends(space.Plain),
        space.Weight,
        space.Worth,
        Quantiles = space.Distribution.Quantiles.Select(quantile => new { quantile.Share, Error = quantile.Error.Value, Interval = JsonLines.Ends(quantile.Error) }).ToArray(),
    };
}

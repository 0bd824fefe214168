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
        foreach (var pair in report.Comparisons)
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
                RegimeA = regimes.GetValueOrDefault(pair.NameA),
                RegimeB = regimes.GetValueOrDefault(pair.NameB),
            });
        }
    }
}

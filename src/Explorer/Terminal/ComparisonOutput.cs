using System.Globalization;
using System.Text.Json;
using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Intervals;
using Explorer.Analysis.Summaries;
using Explorer.Reporting.Comparisons;

namespace Explorer.Terminal;

/// <summary>A comparison on standard output: tables and verdicts, or one JSON object a pair.</summary>
internal static class ComparisonOutput
{
    /// <summary>The populations, their differences and the verdicts.</summary>
    public static void WriteText(ComparisonInput input, TextWriter output)
    {
        var populations = new TextTable("space", "trials", "best", "mean", "95 %", "25 %", "median", "75 %");
        foreach (var named in input.Populations)
        {
            var summary = PopulationSummary.Of(named.Population);
            populations.Add(
                named.Name,
                summary.Count.ToString(CultureInfo.InvariantCulture),
                Quantity.Percent(summary.Minimum!.Value),
                Quantity.Percent(summary.Mean!.Value),
                summary.Mean.Interval is { } interval ? $"[{Number(interval.Lower, 1)}, {Number(interval.Upper, 1)}]" : "-",
                Quantity.Percent(summary.LowerQuartile!.Value),
                Quantity.Percent(summary.Median!.Value),
                Quantity.Percent(summary.UpperQuartile!.Value));
        }

        populations.Write(output);
        output.WriteLine();
        output.WriteLine("differences B - A in points of error; negative: B is better");
        var differences = new TextTable("A", "B", "mean", Confidence(input.Comparisons[0]), "25 %", "median", "75 %", "KS", "p (mean)", "p (KS)");
        foreach (var pair in input.Comparisons)
        {
            differences.Add(
                pair.NameA,
                pair.NameB,
                Number(pair.MeanDifference.Value, 2),
                Bracket(pair.MeanDifference),
                Number(pair.Quantiles[0].Difference.Value, 2),
                Number(pair.Quantiles[1].Difference.Value, 2),
                Number(pair.Quantiles[2].Difference.Value, 2),
                pair.KolmogorovSmirnov.Distance.ToString("0.00", CultureInfo.InvariantCulture),
                PValue.Text(pair.AdjustedPValue),
                PValue.Text(pair.KolmogorovSmirnov.AdjustedPValue));
        }

        differences.Write(output);
        output.WriteLine();
        RegimeOutput.WriteText(input.Regimes, output);
        foreach (var pair in input.Comparisons)
        {
            output.WriteLine(pair.VerdictInWords);
        }

        output.WriteLine(Method(input.Comparisons[0]));
    }

    /// <summary>One line a pair.</summary>
    public static void WriteJson(ComparisonInput input)
    {
        var regimes = input.Regimes.ToDictionary(regime => regime.Name, regime => RegimeOutput.Json(regime.Check), StringComparer.Ordinal);
        foreach (var pair in input.Comparisons)
        {
            JsonLines.Write(new
            {
                A = pair.NameA,
                B = pair.NameB,
                MeanDifference = pair.MeanDifference.Value,
                Interval = Ends(pair.MeanDifference),
                pair.PValue,
                Ks = pair.KolmogorovSmirnov.Distance,
                Verdict = JsonNamingPolicy.CamelCase.ConvertName(pair.Verdict.ToString()),
                pair.AdjustedPValue,
                KsPValue = pair.KolmogorovSmirnov.PValue,
                KsAdjustedPValue = pair.KolmogorovSmirnov.AdjustedPValue,
                AreaDifference = pair.AreaDifference.Value,
                AreaInterval = Ends(pair.AreaDifference),
                pair.AreaLimit,
                Quantiles = pair.Quantiles.Select(quantile => new { quantile.Share, Difference = quantile.Difference.Value, Interval = Ends(quantile.Difference) }).ToArray(),
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

    private static string Method(PopulationComparison pair)
    {
        var correction = pair.Pairs > 1 ? string.Create(CultureInfo.InvariantCulture, $"; p and intervals are corrected for {pair.Pairs} pairs (Bonferroni)") : "";
        var matching = pair.Matching is { } bins
            ? string.Create(CultureInfo.InvariantCulture, $"; {bins.CountsA.Length} equal bins of {bins.Measure} from {Quantity.Short(bins.Low)} to {Quantity.Short(bins.High)}, {bins.OutsideA} and {bins.OutsideB} networks outside")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"p of the mean and its {Confidence(pair)} interval: one studentised permutation test, {pair.Permutations:N0} labellings, level {pair.Level}; KS: whether the distributions are the same in full{correction}; seed {pair.Seed}{matching}");
    }

    private static string Confidence(PopulationComparison pair) => string.Create(CultureInfo.InvariantCulture, $"{100 * pair.Confidence:0.##} %");

    private static double[]? Ends(Estimate estimate) => estimate.Interval is { } interval ? [interval.Lower, interval.Upper] : null;

    private static string Bracket(Estimate estimate) => estimate.Interval is { } interval ? $"[{Number(interval.Lower, 2)}, {Number(interval.Upper, 2)}]" : "-";

    private static string Number(double fraction, int decimals) => (100 * fraction).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

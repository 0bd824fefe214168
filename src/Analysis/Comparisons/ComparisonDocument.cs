using Explorer.Analysis.Regime;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Comparisons;

/// <summary>A comparison in sentences, tables and figures.</summary>
public static class ComparisonDocument
{
    /// <summary>The document.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="inFull">Whether it has its figures and files, whose curves take as long as the rest; a terminal does without.</param>
    public static Document Of(ComparisonReport report, bool inFull = true)
    {
        return new Document(string.Join(" · ", report.Populations.Select(named => named.Name)),
        [
            .. RegimeDocument.Warnings(report.Regimes),
            .. report.Comparisons.Select(pair => new Block.Paragraph($"{pair.VerdictInWords}.") { Tone = Tone.Answer }),
            .. report.Warnings.Select(warning => Warning(warning) with { IsDetail = true }),
            new Block.Section("distributions", "Error distributions") { IsDetail = true },
            .. Detail(() => Distributions(report)),
            Populations(report),
            new Block.Section("differences", "Differences") { IsDetail = true },
            .. Detail(() => MeanDifferences(
                report.Comparisons,
                $"Difference of the mean errors with its {NumberText.Level(report.Comparisons[0].Confidence)} interval, of the tests that give the verdict: it leaves 0 out exactly where a difference is shown; left of the line, B is better.")),
            Differences(report, inFull),
            new Block.Paragraph(Methods(report, inFull)) { Tone = Tone.Note },
            .. AssistedDocument.Blocks(report),
            .. Detail(() => DifferenceFile(report)),
            new Block.Section("search", "Random search and sample size") { IsDetail = true },
            .. Detail(() => Search(report)),
            .. Detail(() => SampleSizes(report)),
        ]);

        IEnumerable<Block> Detail(Func<Block> block) => inFull ? [block()] : [];
    }

    private static Block.Paragraph Warning(string text) => new(text) { Tone = Tone.Warning };

    private static Table Populations(ComparisonReport report)
    {
        var noise = report.Populations.Select(named => NoiseFloor.Of(named.Population)).ToList();
        List<Column> columns =
        [
            new("space"), new("trials"), new("diverged") { IsDetail = true }, new("best"), new("mean [95 %]"), new("25 %"), new("median [95 %]"), new("75 %"), new("area [95 %]") { IsDetail = true },
        ];
        if (noise.Exists(floor => floor is not null))
            columns.Add(new Column("seed noise σ, points [95 %]") { IsDetail = true });
        return new Table(columns, [.. report.Populations.Select((named, i) => Row(named, noise[i]))]);

        IReadOnlyList<Cell> Row(NamedPopulation named, NoiseFloor? floor)
        {
            var summary = PopulationSummary.Of(named.Population);
            List<Cell> cells =
            [
                Cell.Words(named.Name), Cell.Count(summary.Count), Cell.Count(summary.Diverged), Cell.Share(summary.Minimum), Cell.Share(summary.Mean), Cell.Share(summary.LowerQuartile?.Value),
                Cell.Share(summary.Median), Cell.Share(summary.UpperQuartile?.Value), Cell.Number(DistributionArea.Of(named.Population, report.Comparisons[0].AreaLimit), 3),
            ];
            if (columns.Count > cells.Count)
                cells.Add(Cell.Number(floor is null ? null : Hundredfold(floor.Deviation)));
            return cells;
        }
    }

    private static Estimate Hundredfold(Estimate share) =>
        new(100 * share.Value, share.Interval is { } interval ? interval with { Lower = 100 * interval.Lower, Upper = 100 * interval.Upper } : null);

    private static Table Differences(ComparisonReport report, bool inFull)
    {
        var interval = $"[{NumberText.Level(report.Comparisons[0].Confidence)}]";
        return new Table(
            [
                new("A"), new("B"), new("n of A, B") { IsDetail = true }, new($"mean {interval}"), new("p"), new($"25 % {interval}") { IsDetail = true }, new($"median {interval}"),
                new($"75 % {interval}") { IsDetail = true }, new($"area {interval}") { IsDetail = true }, new("KS"), new("p of KS"),
            ],
            [.. report.Comparisons.Select(pair => (IReadOnlyList<Cell>)
            [
                Cell.Words(pair.NameA), Cell.Words(pair.NameB), Cell.Words($"{NumberText.Count(pair.CountA)}, {NumberText.Count(pair.CountB)}"), Cell.Points(pair.MeanDifference), Cell.P(pair.AdjustedPValue),
                .. pair.Quantiles.Select(quantile => Cell.Points(quantile.Difference)), Cell.Number(pair.AreaDifference, 3), Cell.Number(pair.KolmogorovSmirnov.Distance), Cell.P(pair.KolmogorovSmirnov.AdjustedPValue),
            ])])
        {
            Caption = $"Differences B − A in points of error; negative: B is better{(inFull ? ", but for the area, where more is better" : "")}.",
        };
    }

    // A row a statistic, as spreadsheets take it.
    private static Table DifferenceFile(ComparisonReport report)
    {
        string[] keys = ["a", "b", "statistic", "difference", "lower", "upper", "p", "p_adjusted", "verdict"];
        return new Table([.. keys.Select(key => new Column(key, key))], [.. report.Comparisons.SelectMany(Rows)]) { File = "differences", IsData = true };

        static IEnumerable<IReadOnlyList<Cell>> Rows(PopulationComparison pair)
        {
            yield return Row("mean", pair.MeanDifference, pair.PValue, pair.AdjustedPValue, pair.Verdict.ToString());
            foreach (var quantile in pair.Quantiles)
                yield return Row($"quantile_{NumberText.Fixed(100 * quantile.Share, 0)}", quantile.Difference, null, null, "");
            yield return Row("area", pair.AreaDifference, null, null, "");
            yield return Row("ks", new Estimate(pair.KolmogorovSmirnov.Distance, null), pair.KolmogorovSmirnov.PValue, pair.KolmogorovSmirnov.AdjustedPValue, "");

            IReadOnlyList<Cell> Row(string name, Estimate estimate, double? p, double? adjusted, string verdict) =>
            [
                Cell.Words(pair.NameA), Cell.Words(pair.NameB), Cell.Words(name), Cell.Number(estimate.Value), Cell.Number(estimate.Interval?.Lower), Cell.Number(estimate.Interval?.Upper), Cell.P(p), Cell.P(adjusted), Cell.Words(verdict),
            ];
        }
    }

    private static Figure Distributions(ComparisonReport report) => new(
        "edf",
        report.Comparisons[0].Matching is { } matching
            ? $"Normalised EDF: {matching.CountsA.Length} equal bins of {matching.Measure} from {NumberText.Count((long)matching.Low)} to {NumberText.Count((long)matching.High)}, every bin with the same weight."
            : $"Share of networks with a validation error strictly below e (EDF).{(HasBands(report) ? $" Shaded: pointwise {NumberText.Level(Interval.DefaultConfidence)} interval of each space's share, exact (Clopper-Pearson)." : "")}",
        new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares },
        new Axis("share of networks below e", "up_to") { Numbers = AxisNumbers.Shares, Range = (0, 1) },
        [.. report.Populations.Select((named, i) =>
        {
            var steps = Steps(named.Population, report).ToList();
            var band = HasBands(report) ? ConfidenceBand.Of(named.Population.Distribution).After : [];
            return new Series(named.Name, SeriesKind.Steps, [.. steps.Select(step => step.Error)], [.. steps.Select(step => step.Share)])
            {
                Colour = i,
                Lower = band.Length == 0 ? null : [.. band.Select(interval => interval.Lower)],
                Upper = band.Length == 0 ? null : [.. band.Select(interval => interval.Upper)],
            };
        })]) { SeriesKey = "space" };

    private static bool HasBands(ComparisonReport report) => report.Populations.Count <= EdfFigure.MostBands && report.Comparisons[0].Matching is null;

    private static IEnumerable<(double Error, double Share)> Steps(Population population, ComparisonReport report) =>
        report.Settings.Matching is { } matching && report.Comparisons[0].Matching is { } bins
            ? NormalisedDistribution.Of(population, matching.Measure, matching.Bins, bins.Low, bins.High).Steps
            : population.Distribution.Steps.Select(step => (step.Error, (double)step.CountUpTo / population.Count));

    /// <summary>The differences of pairs' mean errors with their intervals, one below the other.</summary>
    internal static Figure MeanDifferences(IReadOnlyList<PopulationComparison> pairs, string caption)
    {
        return new Figure(
            "differences",
            caption,
            new Axis("difference of mean errors, points", "difference") { Numbers = AxisNumbers.Points, Marks = [0] },
            new Axis("", "pair") { Names = [.. pairs.Select(pair => $"{pair.NameB} − {pair.NameA}")] },
            [.. Enum.GetValues<ComparisonVerdict>().Select(verdict => Group(verdict, [.. Enumerable.Range(0, pairs.Count).Where(i => pairs[i].Verdict == verdict)])).Where(series => series.X.Count > 0)])
        {
            Aspect = 0.12 + (0.05 * pairs.Count),
        };

        Series Group(ComparisonVerdict verdict, int[] places) => new(verdict.ToString(), SeriesKind.Intervals, [.. places.Select(i => pairs[i].MeanDifference.Value)], [.. places.Select(i => (double)i)])
        {
            Lower = [.. places.Select(i => pairs[i].MeanDifference.Interval?.Lower ?? pairs[i].MeanDifference.Value)],
            Upper = [.. places.Select(i => pairs[i].MeanDifference.Interval?.Upper ?? pairs[i].MeanDifference.Value)],
            Colour = verdict switch { ComparisonVerdict.Better => 0, ComparisonVerdict.Worse => 1, _ => null },
            InLegend = false,
        };
    }

    private static Figure Search(ComparisonReport report) => new(
        "random-search",
        "Least error of a random search of k of the n networks: exact mean, shaded the middle 90 % of all such searches. At k = n it ends at the best of these networks, which another sample need not reach.",
        new Axis("networks tried, k", "draws") { IsLog = true },
        new Axis("least error", "mean_best") { Numbers = AxisNumbers.Shares },
        [.. report.Populations.Select((named, i) =>
        {
            var curve = RandomSearchCurve.Of(named.Population);
            return Banded(named.Name, i, [.. curve.Select(point => (double)point.Draws)], [.. curve.Select(point => point.MeanBest)], [.. curve.Select(point => point.Lower)], [.. curve.Select(point => point.Upper)]);
        })]) { SeriesKey = "space" };

    private static Figure SampleSizes(ComparisonReport report) => new(
        "sample-size",
        "Kolmogorov-Smirnov distance of samples of n networks to the whole population: mean of 200 samples with replacement, shaded the middle 95 %.",
        new Axis("networks in the sample, n", "count") { IsLog = true },
        new Axis("Kolmogorov-Smirnov distance", "mean_distance"),
        [.. report.Populations.Select((named, i) =>
        {
            var curve = SampleSizeCurve.Of(named.Population, report.Settings.Seed);
            return Banded(named.Name, i, [.. curve.Select(point => (double)point.Count)], [.. curve.Select(point => point.Mean)], [.. curve.Select(point => point.Lower)], [.. curve.Select(point => point.Upper)]);
        })]) { SeriesKey = "space" };

    private static Series Banded(string name, int colour, double[] x, double[] y, double[] lower, double[] upper) => new(name, SeriesKind.Line, x, y) { Lower = lower, Upper = upper, Colour = colour };

    private static string Methods(ComparisonReport report, bool inFull)
    {
        var pair = report.Comparisons[0];
        var several = pair.Pairs > 1
            ? $" Both are corrected for {pair.Pairs} pairs (Bonferroni): p times {pair.Pairs}, intervals at {NumberText.Level(pair.Confidence)}, so that all together are right with {NumberText.Level(1 - pair.Level)}."
            : "";
        var matching = pair.Matching is { } bins
            ? $" {bins.CountsA.Length} equal bins of {bins.Measure} from {NumberText.Quantity(bins.Low)} to {NumberText.Quantity(bins.High)}, {bins.OutsideA} and {bins.OutsideB} networks outside."
            : "";
        return $"p: studentised permutation test of the mean difference with {NumberText.Count(pair.Permutations)} labellings, or Welch's t where its p is larger, which together hold whatever the spreads; the mean's interval is of the same tests and leaves 0 out exactly where the verdict, at the level {NumberText.Value(pair.Level)}, shows a difference.{several} The Kolmogorov-Smirnov distance (KS), from the same labellings, asks whether the distributions are the same in full. Quantiles {(inFull ? "and area " : "")}have percentile bootstrap intervals; they are questions of their own and may answer otherwise than the mean.{(inFull ? $" Area: 1 − Σ w·min(1, e/ε) with ε = {NumberText.Level(pair.AreaLimit)}." : "")} Networks trained with several seeds count once. Seed {pair.Seed}.{matching}";
    }
}

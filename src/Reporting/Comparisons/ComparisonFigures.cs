using System.Collections.Immutable;
using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Distributions;
using Explorer.Analysis.Intervals;
using Explorer.Analysis.Populations;
using Explorer.Analysis.Summaries;

namespace Explorer.Reporting.Comparisons;

/// <summary>The numbers behind a comparison's page.</summary>
internal sealed class ComparisonFigures
{
    public ComparisonFigures(ComparisonInput input)
    {
        Input = input;
        Populations = [.. input.Populations.Select(named => new ComparedPopulation(
            named.Name,
            named.Population,
            PopulationSummary.Of(named.Population),
            DistributionArea.Of(named.Population, input.Comparisons[0].AreaLimit),
            StepsOf(named.Population, input),
            RandomSearchCurve.Of(named.Population),
            SampleSizeCurve.Of(named.Population, input.Settings.Seed),
            NoiseFloor.Of(named.Population)))];
    }

    public ComparisonInput Input { get; }

    public IReadOnlyList<ComparedPopulation> Populations { get; }

    /// <summary>What the page's script draws.</summary>
    public object ChartData() => new
    {
        Curves = Populations.Select(Curve),
        Differences = Input.Comparisons.Select(pair => new ComparisonInterval(
            $"{pair.NameB} − {pair.NameA}",
            pair.MeanDifference.Value,
            pair.MeanDifference.Interval?.Lower,
            pair.MeanDifference.Interval?.Upper,
            pair.Verdict switch { ComparisonVerdict.Better => "better", ComparisonVerdict.Worse => "worse", _ => "none" })),
    };

    private static ComparisonCurve Curve(ComparedPopulation population)
    {
        var steps = population.Steps;
        int[] shown = steps.Length <= ReportLimits.ChartPoints
            ? [.. Enumerable.Range(0, steps.Length)]
            : [.. Enumerable.Range(0, ReportLimits.ChartPoints).Select(i => (int)((long)i * (steps.Length - 1) / (ReportLimits.ChartPoints - 1)))];
        return new ComparisonCurve
        {
            Name = population.Name,
            Errors = [.. shown.Select(i => steps[i].Error)],
            Shares = [.. shown.Select(i => steps[i].Share)],
            Draws = [.. population.Search.Select(point => point.Draws)],
            Best = [.. population.Search.Select(point => point.MeanBest)],
            BestLower = [.. population.Search.Select(point => point.Lower)],
            BestUpper = [.. population.Search.Select(point => point.Upper)],
            Sizes = [.. population.Sizes.Select(point => point.Count)],
            Distances = [.. population.Sizes.Select(point => point.Mean)],
            DistancesLower = [.. population.Sizes.Select(point => point.Lower)],
            DistancesUpper = [.. population.Sizes.Select(point => point.Upper)],
        };
    }

    private static ImmutableArray<(double Error, double Share)> StepsOf(Population population, ComparisonInput input) =>
        input.Settings.Matching is { } matching && input.Comparisons[0].Matching is { } bins
            ? NormalisedDistribution.Of(population, matching.Measure, matching.Bins, bins.Low, bins.High).Steps
            : [.. ErrorDistribution.Of(population).Steps.Select(step => (step.Error, (double)step.CountUpTo / population.Count))];
}

using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Populations;
using Explorer.Statistics.Distributions;

namespace Explorer.Scale;

/// <summary>EDF, intervals, comparison and parameters of large populations.</summary>
internal static class AnalysisScale
{
    public static void Measure(MeasureTable table, IReadOnlyList<TrialRecord> trials)
    {
        var population = table.Time("trials made a population", trials.Count, () => Population.Of(trials));
        table.Time("trials summarised, BCa interval of the mean included", trials.Count, () => PopulationSummary.Of(population));
        table.Time("trials in an EDF with its band", trials.Count, () => ConfidenceBand.Of(population.Distribution));
        var halves = trials.GroupBy(trial => trial.Index % 2).Select(half => new NamedPopulation($"half {half.Key}", Population.Of(half))).ToList();
        table.Time("trials compared, half with half", trials.Count, () => PopulationComparer.Compare(halves[0], halves[1], new ComparisonSettings()));
        table.Time("trials in the analysis of parameters", trials.Count, () => ParameterAnalysis.Of(population));
    }
}

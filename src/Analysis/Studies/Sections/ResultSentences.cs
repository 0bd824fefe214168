using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>A study's results in sentences.</summary>
internal static class ResultSentences
{
    /// <summary>What the study shows, in a few sentences.</summary>
    public static string Of(StudyReport report)
    {
        if (report.Steps.Count == 0)
            return "No network has been trained yet, so there is no result to show.";

        var trained = report.Steps.Sum(step => step.Population.Count);
        var first = report.Steps[0];
        var judged = report.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().ToList();
        var sentences = new List<string>
        {
            $"{NumberText.Count(trained)} networks of {Count(report.Steps.Count, "design space")} were trained alike.",
        };
        Add(sentences, judged, ComparisonVerdict.Better, "Better than the space they were judged against:");
        Add(sentences, judged, ComparisonVerdict.Worse, "Worse:");
        Add(sentences, judged, ComparisonVerdict.NoDifferenceShown, "No difference shown:");
        var last = report.Steps[^1];
        if (report.Steps.Count > 1 && first.Population.Count > 0 && last.Population.Count > 0)
        {
            sentences.Add($"From {first.Step.Experiment.Name} to {last.Step.Experiment.Name} the mean error went from {Mean(first)} to {Mean(last)} (95{NumberText.Space}% intervals).");
        }

        if (report.Steps.Count < report.Study.Steps.Count || report.Steps.Any(step => step.Population.Count + step.Population.Failed + step.Population.Pruned < step.Planned))
            sentences.Add("This is an interim report: not every planned network has been trained.");

        return string.Join(' ', sentences);
    }

    /// <summary>A number of things.</summary>
    public static string Count(int count, string thing) => count == 1 ? $"one {thing}" : $"{NumberText.Count(count)} {thing}s";

    private static string Mean(StudyStepResult step) => Cell.Share(PopulationSummary.Of(step.Population).Mean).Text;

    private static void Add(List<string> sentences, List<PopulationComparison> judged, ComparisonVerdict verdict, string words)
    {
        var names = judged.Where(comparison => comparison.Verdict == verdict).Select(comparison => $"{comparison.NameB} (against {comparison.NameA})").ToList();
        if (names.Count > 0)
        {
            sentences.Add($"{words} {string.Join(", ", names)}.");
        }
    }
}

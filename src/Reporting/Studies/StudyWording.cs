namespace Explorer.Reporting.Studies;

/// <summary>A study's results in sentences.</summary>
internal static class StudyWording
{
    private static readonly ErrorFormat Errors = new(1);

    /// <summary>What the study shows, in a few sentences.</summary>
    public static string Result(StudyReportInput input)
    {
        if (input.Steps.Count == 0)
        {
            return "No network has been trained yet, so there is no result to show.";
        }

        var trained = input.Steps.Sum(step => step.Population.Count);
        var first = input.Steps[0];
        var judged = input.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().ToList();
        var sentences = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{trained:N0} networks of {Count(input.Steps.Count, "design space")} were trained alike."),
        };
        Add(sentences, judged, ComparisonVerdict.Better, "Better than the space they were judged against:");
        Add(sentences, judged, ComparisonVerdict.Worse, "Worse:");
        Add(sentences, judged, ComparisonVerdict.NoDifferenceShown, "No difference shown:");
        var last = input.Steps[^1];
        if (input.Steps.Count > 1 && first.Population.Count > 0 && last.Population.Count > 0)
        {
            sentences.Add($"From {first.Step.Experiment.Name} to {last.Step.Experiment.Name} the mean error went from {Mean(first)} to {Mean(last)}.");
        }

        if (input.Steps.Count < input.Study.Steps.Count || input.Steps.Any(step => step.Population.Count + step.Population.Failed + step.Population.Pruned < step.Planned))
        {
            sentences.Add("This is an interim report: not every planned network has been trained.");
        }

        return string.Join(' ', sentences);
    }

    /// <summary>Such as <c>52.3 % (95 % interval 50.1 to 54.9 %)</c>.</summary>
    public static string WithInterval(Estimate estimate) => estimate.Interval is { } interval
        ? $"{Errors.Percent(estimate.Value)} (95{NumberText.Space}% interval {Errors.Range(interval)})"
        : Errors.Percent(estimate.Value);

    /// <summary>Percentage points with their sign and interval, such as <c>−3.2 points (−5.1 to −1.3)</c>.</summary>
    public static string Points(Estimate difference)
    {
        var text = $"{NumberText.Points(difference.Value)} points";
        return difference.Interval is { } interval ? FormattableString.Invariant($"{text} ({100 * interval.Confidence:0.##}{NumberText.Space}% interval {NumberText.Points(interval.Lower)} to {NumberText.Points(interval.Upper)})") : text;
    }

    /// <summary>A number of things.</summary>
    public static string Count(int count, string thing) => count == 1 ? $"one {thing}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}s");

    /// <summary>A space's size, such as <c>1.8e18</c>.</summary>
    public static string Size(System.Numerics.BigInteger? size) => size is not { } count ? "–"
        : count < 100_000 ? count.ToString("N0", CultureInfo.InvariantCulture)
        : ((double)count).ToString("0.00e0", CultureInfo.InvariantCulture);

    private static string Mean(StudyStepResult step) => WithInterval(PopulationSummary.Of(step.Population).Mean!);

    private static void Add(List<string> sentences, List<PopulationComparison> judged, ComparisonVerdict verdict, string words)
    {
        var names = judged.Where(comparison => comparison.Verdict == verdict).Select(comparison => $"{comparison.NameB} (against {comparison.NameA})").ToList();
        if (names.Count > 0)
        {
            sentences.Add($"{words} {string.Join(", ", names)}.");
        }
    }
}

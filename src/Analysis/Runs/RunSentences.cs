namespace Explorer.Analysis.Runs;

/// <summary>The result in sentences, and what it does not say.</summary>
internal static class RunSentences
{
    private static readonly string[] SmallNumbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    /// <summary>What the population shows, in one sentence.</summary>
    public static string Result(RunReport report)
    {
        var summary = report.Summary;
        if (summary.Count == 0)
        {
            return report.Trials.Count == 0
                ? "No trial has ended yet, so there is no result to show."
                : "No trial counts, so there is no distribution to show.";
        }

        if (summary.Completed == 0)
        {
            var counted = summary.Minimum == summary.Maximum
                ? $"an error of {report.Percent(summary.Minimum!.Value)}"
                : $"errors of {report.Percent(summary.Minimum!.Value)} to {report.Percent(summary.Maximum!.Value)}";
            return summary.Count == 1 ? $"The only trained network diverged; it counts with {counted}." : $"All {NumberText.Count(summary.Count)} trained networks diverged; they count with {counted}.";
        }

        var best = report.Population.Best(1)[0];
        var first = $"{(report.IsForeign ? "" : "validation ")}error of {report.Percent(best.Error)} (trial {best.Trial.Index})";
        if (report.IsForeign && summary.Count > 1 && report.Correction is null)
            return $"Of {NumberText.Count(summary.Count)} trials the best has an {first}; their mean is {report.Error(summary.Mean)}, their median {report.Error(summary.Median)}{Intervals(summary.Median)}.";
        return summary.Count == 1 ? $"One network was trained (trial {best.Trial.Index}); its validation error is {report.Percent(best.Error)}."
            : report.Correction is { } correction ? Corrected(report, correction.Distribution, first)
            : $"Of {NumberText.Count(summary.Count)} trained networks the best has a {first}; their mean is {report.Error(summary.Mean)}, their median {report.Error(summary.Median)}{Intervals(summary.Median)}.";
    }

    /// <summary>What the reader must know beside the result, one sentence each.</summary>
    public static IEnumerable<string> Remarks(RunReport report)
    {
        var summary = report.Summary;
        var ended = report.Trials.Count;
        if (report.Input.Metric is { } metric)
            yield return $"Another program ran these trials; nothing is known of them but what its table says. {metric.InWords}";
        if (report.Input.Planned > ended)
            yield return $"This is an interim report: {NumberText.Count(ended)} of {NumberText.Count(report.Input.Planned)} planned trials {Verb(ended, "has", "have")} ended.";
        if (summary.Diverged > 0 && summary.Completed > 0)
            yield return $"{Trials(summary.Diverged)} diverged and {Verb(summary.Diverged, "counts", "count")} with {(report.IsForeign ? "the table's greatest error" : "the error of guessing or the last error, whichever is larger")}.";
        if (summary.Failed > 0)
            yield return $"{Trials(summary.Failed)} failed {(report.IsForeign ? "or told no error" : "for reasons of the machine")} and {Verb(summary.Failed, "is", "are")} left out.";
        if (summary.Pruned > 0)
            yield return $"{Trials(summary.Pruned)} {Verb(summary.Pruned, "was", "were")} stopped early and {Verb(summary.Pruned, "is", "are")} missing from the naive figures, which are of the {report.Noun}s that finished: the better ones, as far as {(report.IsForeign ? "what stopped them" : "the scheduler")} could tell.";
        if (summary.Predicted > 0)
            yield return $"{Trials(summary.Predicted)} {Verb(summary.Predicted, "has a network", "have networks")} that a predictor chose and {Verb(summary.Predicted, "is", "are")} left out: the figures are of the space.";
        if (report.Again is { } again)
            yield return again.InWords;
        if (report.Correction is { } correction)
            yield return correction.InWords;
        if (summary.Count == 1)
            yield return "One trial says nothing of how errors spread over the space.";
        else if (summary.Count > 1 && summary.Mean!.Interval is null)
            yield return $"{Trials(summary.Count)} are too few for {(summary.Median!.Interval is null ? "intervals" : "an interval of the mean")}.";
    }

    // The naive figures never without their name, and the corrected ones first.
    private static string Corrected(RunReport report, Fidelities.CorrectedDistribution? distribution, string best)
    {
        var summary = report.Summary;
        var naive = $"the naive mean of the {NumberText.Count(summary.Count)} that finished is {report.Percent(summary.Mean!.Value)}, their naive median {report.Percent(summary.Median!.Value)}";
        if (distribution is null)
            return $"The best {report.Noun} has {(report.IsForeign ? "an" : "a")} {best}; {naive}.";
        var median = distribution.Quantiles.FirstOrDefault(quantile => quantile.Share == 0.5) is { } half ? $", its median {report.Error(half.Error)}" : "";
        return $"The best network has a {best}; the space's mean, corrected for those stopped early, is {report.Error(distribution.Mean)}{median}{Intervals(distribution.Mean)}, while {naive}.";
    }

    private static string Intervals(Estimate? estimate) => estimate?.Interval is null ? "" : $" (95{NumberText.Space}% intervals)";

    // Sentences begin with it, so small numbers are words.
    private static string Trials(int count) => count == 1 ? "One trial" : $"{(count < SmallNumbers.Length ? SmallNumbers[count] : NumberText.Count(count))} trials";

    private static string Verb(int count, string one, string many) => count == 1 ? one : many;
}

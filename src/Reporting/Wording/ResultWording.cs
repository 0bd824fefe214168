namespace Explorer.Reporting.Wording;

/// <summary>The result in sentences, and what it does not say.</summary>
internal static class ResultWording
{
    private static readonly string[] SmallNumbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    /// <summary>What the population shows, in one sentence.</summary>
    public static string Result(ReportFigures figures)
    {
        var summary = figures.Summary;
        var errors = figures.Errors;
        if (summary.Count == 0)
        {
            return figures.Trials.Count == 0
                ? "No trial has ended yet, so there is no result to show."
                : "No trial counts, so there is no distribution to show.";
        }

        if (summary.Completed == 0)
        {
            var counted = summary.Minimum == summary.Maximum
                ? $"an error of {errors.Percent(summary.Minimum!.Value)}"
                : $"errors of {errors.Number(summary.Minimum!.Value)} to {errors.Percent(summary.Maximum!.Value)}";
            return summary.Count == 1 ? $"The only trained network diverged; it counts with {counted}." : $"All {summary.Count:N0} trained networks diverged; they count with {counted}.";
        }

        var best = figures.Population.Best(1)[0];
        if (summary.Count == 1)
        {
            return $"One network was trained (trial {best.Trial.Index}); its validation error is {errors.Percent(best.Error)}.";
        }

        return figures.Correction is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Of {summary.Count:N0} trained networks the best has a validation error of {errors.Percent(best.Error)} (trial {best.Trial.Index}); their mean is {WithInterval(summary.Mean!, errors)}, their median {WithInterval(summary.Median!, errors)}.")
            : Corrected(figures, best);
    }

    /// <summary>What the reader must know beside the result, one sentence each.</summary>
    public static IEnumerable<string> Remarks(ReportFigures figures)
    {
        var summary = figures.Summary;
        var ended = figures.Trials.Count;
        if (figures.Input.Planned > ended)
        {
            yield return $"This is an interim report: {ended:N0} of {figures.Input.Planned:N0} planned trials {Verb(ended, "has", "have")} ended.";
        }

        if (summary.Diverged > 0 && summary.Completed > 0)
        {
            yield return $"{Trials(summary.Diverged)} diverged and {Verb(summary.Diverged, "counts", "count")} with the error of guessing or the last error, whichever is larger.";
        }

        if (summary.Failed > 0)
        {
            yield return $"{Trials(summary.Failed)} failed for reasons of the machine and {Verb(summary.Failed, "is", "are")} left out.";
        }

        if (summary.Pruned > 0)
        {
            yield return $"{Trials(summary.Pruned)} {Verb(summary.Pruned, "was", "were")} stopped early and {Verb(summary.Pruned, "is", "are")} missing from the naive figures, which are of the networks that finished: the better ones, as far as the scheduler could tell.";
        }

        if (summary.Predicted > 0)
        {
            yield return $"{Trials(summary.Predicted)} {Verb(summary.Predicted, "has a network", "have networks")} that a predictor chose and {Verb(summary.Predicted, "is", "are")} left out: the figures are of the space.";
        }

        if (figures.Again is { } again)
        {
            yield return again.InWords;
        }

        if (figures.Correction is { } correction)
        {
            yield return correction.InWords;
        }

        if (summary.Count == 1)
        {
            yield return "One trial says nothing of how errors spread over the space.";
        }
        else if (summary.Count > 1 && summary.Mean!.Interval is null)
        {
            yield return $"{Trials(summary.Count)} are too few for {(summary.Median!.Interval is null ? "intervals" : "an interval of the mean")}.";
        }
    }

    // The naive figures never without their name, and the corrected ones first.
    private static string Corrected(ReportFigures figures, Analysis.Populations.PopulationMember best)
    {
        var (summary, errors) = (figures.Summary, figures.Errors);
        var naive = string.Create(CultureInfo.InvariantCulture, $"the naive mean of the {summary.Count:N0} that finished is {errors.Percent(summary.Mean!.Value)}, their naive median {errors.Percent(summary.Median!.Value)}");
        var first = string.Create(CultureInfo.InvariantCulture, $"The best network has a validation error of {errors.Percent(best.Error)} (trial {best.Trial.Index})");
        if (figures.Correction!.Distribution is not { } distribution)
        {
            return $"{first}; {naive}.";
        }

        var median = distribution.Quantiles.FirstOrDefault(quantile => quantile.Share == 0.5) is { } half ? $", its median {WithInterval(half.Error, errors)}" : "";
        return $"{first}; the space's mean, corrected for those stopped early, is {WithInterval(distribution.Mean, errors)}{median}, while {naive}.";
    }

    private static string WithInterval(Estimate estimate, ErrorFormat errors) => estimate.Interval is { } interval
        ? $"{errors.Percent(estimate.Value)} (95{NumberText.Space}% interval {errors.Range(interval)})"
        : errors.Percent(estimate.Value);

    // Sentences begin with it, so small numbers are words.
    private static string Trials(int count) => count == 1 ? "One trial" : $"{(count < SmallNumbers.Length ? SmallNumbers[count] : count.ToString("N0", CultureInfo.InvariantCulture))} trials";

    private static string Verb(int count, string one, string many) => count == 1 ? one : many;
}

using Explorer.Analysis.Prediction;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Prediction;

/// <summary>What speaks against believing a prediction, in words.</summary>
internal static class PredictionWarnings
{
    /// <summary>What the cross-validation says.</summary>
    public static IEnumerable<string> Of(PredictorReport report)
    {
        var process = report.Process;
        if (process.RSquared.Value <= 0)
        {
            yield return $"R2 is {PredictionOutput.Fixed(process.RSquared.Value)}: these trials do not tell how networks differ, and the mean of all predicts as well; do not choose by the ranking";
        }
        else if (process.RSquared.Interval is not { Lower: > 0 })
        {
            yield return $"R2 is not shown to be above 0 ({PredictionOutput.Bracket(process.RSquared)}): the ranking may be no better than chance; train more networks";
        }
        else if (process.RSquared.Value < report.Ridge.RSquared.Value)
        {
            yield return "the linear model predicts no worse: what the process adds to it is not shown by these trials";
        }

        foreach (var level in process.Coverage.Where(level => !level.Holds))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the {100 * level.Nominal:0} % intervals held {100 * level.Observed.Value:0} % of the trials: they are too {(level.Observed.Value < level.Nominal ? "narrow" : "wide")}");
        }
    }

    /// <summary>What candidates unlike the trained networks say.</summary>
    public static IEnumerable<string> Of(Experiment source, Population population, CandidateRanking ranking)
    {
        if (population.Count > 0 && source.Space is SampledSpace)
        {
            var trained = population.Members.Select(member => member.Trial.Complexity.Flops).ToList();
            var outside = ranking.Best.Count(network => network.Complexity.Flops > 1.5 * trained.Max() || network.Complexity.Flops < trained.Min() / 1.5);
            if (outside > 0)
            {
                yield return $"{outside} of the networks below lie outside the FLOPs of the trained ones ({NumberText.Quantity(trained.Min())} to {NumberText.Quantity(trained.Max())}): the prediction extrapolates, and no interval covers that";
            }
        }
    }
}

using System.Globalization;
using Explorer.SearchSpace.Configs;
using Explorer.Terminal;
using Explorer.Trials;

namespace Explorer.Running;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    /// <summary>One line about a finished trial.</summary>
    public static string Finished(TrialRecord trial, RunSnapshot snapshot)
    {
        var outcome = trial.State switch
        {
            TrialState.Completed => $"error {Quantity.Percent(trial.Error!.Value)}",
            TrialState.Diverged => $"diverged ({trial.Reason})",
            TrialState.Pruned => $"stopped early at {Quantity.Percent(trial.Error!.Value)}",
            _ => $"failed: {trial.Reason}",
        };
        var done = string.Create(CultureInfo.InvariantCulture, $"[{snapshot.Totals.FinishedBefore + snapshot.Finished}/{snapshot.Totals.Planned}]");
        return $"{done} trial {trial.Index}: {outcome}, {Network(trial.Config, trial.Complexity.Flops)}, {Quantity.Duration(trial.Seconds)}; {Overall(snapshot)}";
    }

    /// <summary>Best so far, throughput and time left.</summary>
    public static string Overall(RunSnapshot snapshot)
    {
        var best = snapshot.BestError is { } error
            ? $"best {Quantity.Percent(error)}{(snapshot.BestTrial is { } trial ? $" (trial {trial})" : string.Empty)}"
            : "no result yet";
        var rate = snapshot.Finished > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {3600 * snapshot.Finished / snapshot.Seconds:F0} trials/h")
            : string.Empty;
        var left = snapshot is { SecondsLeft: { } seconds } && snapshot.Finished < snapshot.Totals.ToTrain ? $", about {Quantity.Duration(seconds)} left" : string.Empty;
        return best + rate + left;
    }

    /// <summary>One line about a trial under way.</summary>
    public static string Running(RunningTrial running)
    {
        var epoch = $"epoch {Math.Min(running.Epoch, running.Trial.Training.Epochs)}/{running.Trial.Training.Epochs}";
        var error = running.LastError is { } last ? $", error {Quantity.Percent(last)}" : string.Empty;
        var rate = running.ImagesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $", {running.ImagesPerSecond:F0} images/s") : string.Empty;
        var attempt = running.Attempt > 1 ? $", attempt {running.Attempt}" : string.Empty;
        return $"worker {running.Worker + 1}: trial {running.Trial.Index}, {Network(running.Trial.Config, running.Trial.Complexity.Flops)}, {epoch}{error}{rate}{attempt}";
    }

    private static string Network(ModelConfig config, long flops) =>
        $"depths {NetworkText.Depths(config)} widths {NetworkText.Widths(config)} {Quantity.Short(flops)} FLOPs";
}

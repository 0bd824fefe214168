using Explorer.Analysis.Fidelities;

namespace Explorer.Running;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    /// <summary>One line about a finished trial.</summary>
    public static string Finished(TrialRecord trial, RunSnapshot snapshot)
    {
        var outcome = trial.State switch
        {
            TrialState.Completed => $"error {NumberText.Share(trial.Error!.Value)}",
            TrialState.Diverged => $"diverged ({trial.Reason})",
            TrialState.Pruned => $"stopped at {NumberText.Share(trial.Error!.Value)} ({trial.Reason})",
            _ => $"failed: {trial.Reason}",
        };
        var done = $"[{NumberText.Count(snapshot.Totals.FinishedBefore + snapshot.Finished)}/{NumberText.Count(snapshot.Totals.Planned)}]";
        return $"{done} trial {trial.Index}: {outcome}, {Network(trial.Config, trial.Complexity.Flops)}, {NumberText.Time(trial.Seconds)}; {Overall(snapshot)}";
    }

    /// <summary>One line about a finished rung.</summary>
    public static string Rung(PlannedTrial trial, RungRecord rung, RunSnapshot snapshot)
    {
        var error = rung.Diverged ? "diverged" : $"error {NumberText.Share(rung.Result.Error)}";
        var continued = rung.Result.Continued ? ", continued" : string.Empty;
        return $"trial {trial.Index}: rung {rung.Rung + 1}/{snapshot.Totals.Rungs} ({Level(rung.Result.Fidelity).Label}{continued}): {error}, {NumberText.Time(rung.Seconds)}; {Overall(snapshot)}";
    }

    /// <summary>Best so far, throughput and time left.</summary>
    public static string Overall(RunSnapshot snapshot)
    {
        var best = snapshot.BestError is { } error
            ? $"best {NumberText.Share(error)}{(snapshot.BestTrial is { } trial ? $" (trial {trial})" : string.Empty)}"
            : "no result yet";
        // With rungs, trials end in bursts, whenever a rung is decided.
        var rate = snapshot is { Finished: > 0, Rungs.Count: 0 }
            ? $", {NumberText.Fixed(3600 * snapshot.Finished / snapshot.Seconds, 0)} trials/h"
            : string.Empty;
        var left = snapshot is { SecondsLeft: { } seconds } && snapshot.Finished < snapshot.Totals.ToTrain ? $", about {NumberText.Time(seconds)} left" : string.Empty;
        var rungs = snapshot.Rungs.Count > 0 ? $", rungs {string.Join('/', snapshot.Rungs.Select(count => NumberText.Count(count)))}, {NumberText.Count(snapshot.Pruned)} stopped" : string.Empty;
        return best + rungs + rate + left;
    }

    /// <summary>One line about a trial under way.</summary>
    public static string Running(RunningTrial running)
    {
        var epochs = running.Rung.Fidelity.Epochs;
        var epoch = $"epoch {Math.Min(running.Epoch, epochs)}/{epochs}";
        var error = running.LastError is { } last ? $", error {NumberText.Share(last)}" : string.Empty;
        var rate = running.ImagesPerSecond > 0 ? $", {NumberText.Fixed(running.ImagesPerSecond, 0)} images/s" : string.Empty;
        var attempt = running.Attempt > 1 ? $", attempt {running.Attempt}" : string.Empty;
        return $"worker {running.Worker + 1}: trial {running.Trial.Index}, {Network(running.Trial.Config, running.Trial.Complexity.Flops)}, {epoch}{error}{rate}{attempt}";
    }

    private static FidelityLevel Level(Fidelity fidelity) => new() { Fidelity = fidelity, RunEpochs = fidelity.Epochs };

    private static string Network(ModelConfig config, long flops) =>
        $"depths {NetworkText.Depths(config)} widths {NetworkText.Widths(config)} {NumberText.Quantity(flops)} FLOPs";
}

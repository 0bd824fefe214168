using Explorer.Analysis.Fidelities;

namespace Explorer.Running;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    private const int LongestBar = 40;
    private const int ShortestBar = 8;

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

    /// <summary>How much is done: a bar, and the trials in numbers; of a study, of all its steps.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="width">Characters of a line.</param>
    public static string Bar(RunSnapshot snapshot, int width)
    {
        var (done, all, ahead) = ((double)snapshot.Finished, snapshot.Totals.ToTrain, snapshot.Ahead);
        var words = $"{NumberText.Count(snapshot.Finished)}/{NumberText.Counted(all, "trial")}";
        if (ahead is { Steps: > 1 })
        {
            (done, all) = (done + ahead.Done, all + ahead.Done + ahead.Later);
            words += $" of step {NumberText.Count(ahead.Step)}/{NumberText.Count(ahead.Steps)}, {NumberText.Count((long)done)}/{NumberText.Count(all)} of the study";
        }

        var length = Math.Clamp(width - words.Length - 2, 0, LongestBar);
        var filled = all == 0 ? length : (int)Math.Min(length, length * (done + snapshot.Running.Sum(trial => trial.Share)) / all);
        return length < ShortestBar ? words : $"{new string('━', filled)}{new string('╌', length - filled)} {words}";
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
        var left = snapshot is { SecondsLeft: { } seconds } && (snapshot.Finished < snapshot.Totals.ToTrain || snapshot.Ahead is { Later: > 0 }) ? $", about {NumberText.Time(seconds)} left{Ahead(snapshot.Ahead)}" : string.Empty;
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
        return $"worker {running.Worker + 1}: trial {running.Trial.Index}, {epoch}{error}{rate}{attempt}, {Network(running.Trial.Config, running.Trial.Complexity.Flops)}";
    }

    private static string Ahead(StudyAhead? ahead) => ahead switch
    {
        null => "",
        { Unknown: { } unknown } => $" of the study, and {unknown}",
        _ => " of the study",
    };

    private static FidelityLevel Level(Fidelity fidelity) => new() { Fidelity = fidelity, RunEpochs = fidelity.Epochs };

    private static string Network(ModelConfig config, long flops) =>
        $"depths {NetworkText.Depths(config)} widths {NetworkText.Widths(config)} {NumberText.Quantity(flops)} FLOPs";
}

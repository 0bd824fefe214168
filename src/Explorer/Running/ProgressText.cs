using Explorer.Analysis.Fidelities;

namespace Explorer.Running;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    private const int LongestBar = 40;
    private const int ShortestBar = 8;

    /// <summary>One line about a finished trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="snapshot">The state.</param>
    /// <param name="width">Characters of a line above a board that tells the rest; null where there is none, and the line tells all.</param>
    public static string Finished(TrialRecord trial, RunSnapshot snapshot, int? width = null)
    {
        var outcome = trial.State switch
        {
            TrialState.Completed => $"error {NumberText.Share(trial.Error!.Value)}",
            TrialState.Diverged => $"diverged ({trial.Reason})",
            TrialState.Pruned => $"stopped at {NumberText.Share(trial.Error!.Value)} ({trial.Reason})",
            _ => $"failed: {trial.Reason}",
        };
        var done = $"[{NumberText.Count(snapshot.Totals.FinishedBefore + snapshot.Finished)}/{NumberText.Count(snapshot.Totals.Planned)}]";
        var (head, network, time) = ($"{done} trial {trial.Index}: {outcome}", Network(trial.Config, trial.Complexity.Flops), NumberText.Time(trial.Seconds));
        return Fitting(width, $"{head}, {network}, {time}; {Overall(snapshot)}", $"{head}, {network}, {time}", $"{head}, {time}", head);
    }

    /// <summary>One line about a finished rung.</summary>
    /// <inheritdoc cref="Finished"/>
    public static string Rung(PlannedTrial trial, RungRecord rung, RunSnapshot snapshot, int? width = null)
    {
        var error = rung.Diverged ? "diverged" : $"error {NumberText.Share(rung.Result.Error)}";
        var continued = rung.Result.Continued ? ", continued" : string.Empty;
        var (head, level, time) = ($"trial {trial.Index}: rung {rung.Rung + 1}/{snapshot.Totals.Rungs}", Level(rung.Result.Fidelity).Label, NumberText.Time(rung.Seconds));
        return Fitting(width, $"{head} ({level}{continued}): {error}, {time}; {Overall(snapshot)}", $"{head} ({level}{continued}): {error}, {time}", $"{head}: {error}, {time}", $"{head}: {error}");
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
            var (step, study) = ($"step {NumberText.Count(ahead.Step)}/{NumberText.Count(ahead.Steps)}", $"{NumberText.Count((long)done)}/{NumberText.Count(all)}");
            words = Fitting(width, "", $"{words} of {step}, {study} of the study", $"{NumberText.Count(snapshot.Finished)}/{NumberText.Count(snapshot.Totals.ToTrain)}, {step}, study {study}");
        }

        var length = Math.Clamp(width - words.Length - 2, 0, LongestBar);
        var filled = all == 0 ? length : (int)Math.Min(length, length * (done + snapshot.Running.Sum(trial => trial.Share)) / all);
        return length < ShortestBar ? words : $"{new string('━', filled)}{new string('╌', length - filled)} {words}";
    }

    /// <summary>Best so far, throughput and time left.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="width">Characters of a line; null for any number.</param>
    public static string Overall(RunSnapshot snapshot, int? width = null)
    {
        var best = snapshot.BestError is { } error
            ? $"best {NumberText.Share(error)}"
            : "no result yet";
        var which = snapshot is { BestError: not null, BestTrial: { } trial } ? $" (trial {trial})" : string.Empty;
        // With rungs, trials end in bursts, whenever a rung is decided.
        var rate = snapshot is { Finished: > 0, Rungs.Count: 0 }
            ? $", {NumberText.Fixed(3600 * snapshot.Finished / snapshot.Seconds, 0)} trials/h"
            : string.Empty;
        var left = snapshot is { SecondsLeft: { } seconds } && (snapshot.Finished < snapshot.Totals.ToTrain || snapshot.Ahead is { Later: > 0 }) ? $", about {NumberText.Time(seconds)} left" : string.Empty;
        var ahead = left.Length > 0 ? Ahead(snapshot.Ahead) : string.Empty;
        var rungs = snapshot.Rungs.Count > 0 ? $", rungs {string.Join('/', snapshot.Rungs.Select(count => NumberText.Count(count)))}, {NumberText.Count(snapshot.Pruned)} stopped" : string.Empty;
        var jobs = snapshot.Jobs is { } counts ? $"; {Jobs(counts)}" : string.Empty;
        var all = best + which + rungs + rate + left + ahead + jobs;
        return Fitting(width, all, all, best + which + rungs + left + ahead + jobs, best + which + rungs + left + jobs, best + rungs + left + jobs, best + rungs + left, best + left, best + left.Replace(", about", ",", StringComparison.Ordinal));
    }

    /// <summary>Jobs of a cluster, such as <c>2 running, 3 queued (Resources), 1 lost</c>.</summary>
    public static string Jobs(JobCounts jobs) => $"{NumberText.Count(jobs.Running)} running"
        + (jobs.Queued > 0 ? $", {NumberText.Count(jobs.Queued)} queued ({jobs.Reason})" : string.Empty)
        + (jobs.Lost > 0 ? $", {NumberText.Count(jobs.Lost)} lost" : string.Empty);

    /// <summary>One line about a trial under way.</summary>
    /// <param name="running">The trial.</param>
    /// <param name="width">Characters of a line; null for any number.</param>
    public static string Running(RunningTrial running, int? width = null)
    {
        var epochs = running.Rung.Fidelity.Epochs;
        var epoch = $"epoch {Math.Min(running.Epoch, epochs)}/{epochs}";
        var error = running.LastError is { } last ? $", error {NumberText.Share(last)}" : string.Empty;
        var rate = running.ImagesPerSecond > 0 ? $", {NumberText.Fixed(running.ImagesPerSecond, 0)} images/s" : string.Empty;
        var attempt = running.Attempt > 1 ? $", attempt {running.Attempt}" : string.Empty;
        var (worker, trial) = ($"worker {running.Worker + 1}: ", $"trial {running.Trial.Index}, {epoch}{error}");
        var full = $"{worker}{trial}{rate}{attempt}, {Network(running.Trial.Config, running.Trial.Complexity.Flops)}";
        return Fitting(width, full, full, worker + trial + rate + attempt, worker + trial + rate, worker + trial, trial);
    }

    /// <summary>The full form where there is room for any; else the first of the others that fits, or the last.</summary>
    /// <param name="width">Characters of a line; null for any number.</param>
    /// <param name="full">The full form.</param>
    /// <param name="forms">The others, the longest first.</param>
    public static string Fitting(int? width, string full, params string[] forms) =>
        width is { } most ? Array.Find(forms, form => form.Length < most) ?? forms[^1] : full;

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

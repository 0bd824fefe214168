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
        var done = string.Create(CultureInfo.InvariantCulture, $"[{snapshot.Totals.FinishedBefore + snapshot.Finished}/{snapshot.Totals.Planned}]");
        return $"{done} trial {trial.Index}: {outcome}, {Network(trial.Config, trial.Complexity.Flops)}, {NumberText.Time(trial.Seconds)}; {Overall(snapshot)}";
    }

    /// <summary>One line about a finished rung.</summary>
    public static string Rung(PlannedTrial trial, RungRecord rung, RunSnapshot snapshot)
    {
        var error = rung.Diverged ? "diverged" : $"error {NumberText.Share(rung.Result.Error)}";
        var continued = rung.Result.Continued ? ", continued" : string.Empty;
        return $"trial {trial.Index}: rung {rung.Rung + 1}/{snapshot.Totals.Rungs} ({Fidelity(rung.Result.Fidelity)}{continued}): {error}, {NumberText.Time(rung.Seconds)}; {Overall(snapshot)}";
    }

    /// <summary>What a rung gives a trial, such as <c>4 epochs, 50 % of the images, 16 px</c>.</summary>
    public static string Fidelity(Fidelity fidelity)
    {
        List<string> parts = [fidelity.Epochs == 1 ? "1 epoch" : $"{fidelity.Epochs} epochs"];
        if (fidelity.DataShare < 1)
        {
            parts.Add($"{NumberText.Share(fidelity.DataShare)} of the images");
        }

        if (fidelity.Resolution is { } resolution)
        {
            parts.Add($"{resolution} px");
        }

        if (fidelity.WidthScale < 1)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"widths × {fidelity.WidthScale}"));
        }

        if (fidelity.DepthScale < 1)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"depths × {fidelity.DepthScale}"));
        }

        if (fidelity.BatchSize is { } batch)
        {
            parts.Add($"batches of {batch}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Best so far, throughput and time left.</summary>
    public static string Overall(RunSnapshot snapshot)
    {
        var best = snapshot.BestError is { } error
            ? $"best {NumberText.Share(error)}{(snapshot.BestTrial is { } trial ? $" (trial {trial})" : string.Empty)}"
            : "no result yet";
        // With rungs, trials end in bursts, whenever a rung is decided.
        var rate = snapshot is { Finished: > 0, Rungs.Count: 0 }
            ? string.Create(CultureInfo.InvariantCulture, $", {3600 * snapshot.Finished / snapshot.Seconds:F0} trials/h")
            : string.Empty;
        var left = snapshot is { SecondsLeft: { } seconds } && snapshot.Finished < snapshot.Totals.ToTrain ? $", about {NumberText.Time(seconds)} left" : string.Empty;
        var rungs = snapshot.Rungs.Count > 0 ? $", rungs {string.Join('/', snapshot.Rungs)}, {snapshot.Pruned} stopped" : string.Empty;
        return best + rungs + rate + left;
    }

    /// <summary>One line about a trial under way.</summary>
    public static string Running(RunningTrial running)
    {
        var epochs = running.Rung.Fidelity.Epochs;
        var epoch = $"epoch {Math.Min(running.Epoch, epochs)}/{epochs}";
        var error = running.LastError is { } last ? $", error {NumberText.Share(last)}" : string.Empty;
        var rate = running.ImagesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $", {running.ImagesPerSecond:F0} images/s") : string.Empty;
        var attempt = running.Attempt > 1 ? $", attempt {running.Attempt}" : string.Empty;
        return $"worker {running.Worker + 1}: trial {running.Trial.Index}, {Network(running.Trial.Config, running.Trial.Complexity.Flops)}, {epoch}{error}{rate}{attempt}";
    }

    private static string Network(ModelConfig config, long flops) =>
        $"depths {NetworkText.Depths(config)} widths {NetworkText.Widths(config)} {NumberText.Quantity(flops)} FLOPs";
}

namespace Explorer.Experiments.Trials;

/// <summary>
/// The one rule by which a trial enters a population, to the trainer and to every analysis. Completed: its validation error at the last epoch. Diverged: 1 − 1/classes (chance) or
/// its last validation error, whichever is larger; without a network what it was recorded with. Pruned and failed: not at all; they are counted beside the population, as are trials whose network a
/// predictor chose.
/// </summary>
public static class CountingRule
{
    /// <summary>The error a trial counts with, a fraction in [0, 1]; null where it does not count.</summary>
    /// <exception cref="InvalidInputException">A completed trial has no error within [0, 1].</exception>
    public static double? CountedError(TrialRecord trial) => trial.State switch
    {
        TrialState.Completed => CompletedError(trial),
        TrialState.Diverged when trial.Planned.IsForeign => LastError(trial) ?? 1,
        TrialState.Diverged => DivergedError(trial.Config.Classes, LastError(trial)),
        _ => null,
    };

    /// <summary>The error that a diverged training counts with.</summary>
    /// <param name="classes">Number of classes, at least 1.</param>
    /// <param name="lastError">Validation error of the last epoch trained to its end, a fraction; null for none: what guessing gives.</param>
    public static double DivergedError(int classes, double? lastError = null)
    {
        var chance = 1 - (1.0 / classes);
        return lastError is { } last && double.IsFinite(last) ? Math.Max(chance, last) : chance;
    }

    private static double CompletedError(TrialRecord trial) => trial.Error is { } error && IsError(error)
        ? error
        : throw new InvalidInputException(
            $"trial {trial.Index} of {trial.Experiment}",
            $"completed with error {trial.Error?.ToString() ?? "null"}, expected a fraction from 0 to 1; the record is damaged; see: explorer store check");

    private static double? LastError(TrialRecord trial)
    {
        var recorded = trial.Error is { } error && IsError(error) ? error : (double?)null;
        for (var rung = trial.Rungs.Count - 1; rung >= 0; rung--)
        {
            var epochs = trial.Rungs[rung].Epochs;
            for (var epoch = epochs.Count - 1; epoch >= 0; epoch--)
            {
                if (IsError(epochs[epoch].ValidationError))
                    return Math.Max(recorded ?? 0, epochs[epoch].ValidationError);
            }
        }

        return recorded;
    }

    // False for NaN as well, which a diverged epoch may hold.
    private static bool IsError(double value) => value is >= 0 and <= 1;
}

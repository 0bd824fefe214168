namespace Explorer.Terminal;

/// <summary>A finished trial as a JSON line.</summary>
internal static class TrialLine
{
    /// <summary>Writes the line.</summary>
    public static void Write(TextWriter output, TrialRecord trial) => JsonLines.Write(output, trial.Planned.IsForeign ? OfTable(trial) : OfNetwork(trial));

    private static object OfTable(TrialRecord trial) => new { trial.Experiment, trial.Index, trial.Hash, trial.Planned.Parameters, trial.State, trial.Error, trial.Planned.Seed, trial.Rungs, trial.Seconds, trial.Reason, trial.FinishedAt };

    private static object OfNetwork(TrialRecord trial) => new
    {
        trial.Experiment,
        trial.Index,
        trial.Hash,
        Config = trial.Planned.StoredConfig,
        trial.Planned.Origin,
        trial.Planned.Calibration,
        trial.State,
        trial.Error,
        trial.BestError,
        trial.Planned.Seed,
        trial.Planned.StoredComplexity?.Flops,
        trial.Planned.StoredComplexity?.Params,
        trial.Planned.StoredComplexity?.Activations,
        trial.Rungs,
        trial.Proxies,
        trial.Training,
        trial.Seconds,
        trial.Attempts,
        trial.Environment?.Device,
        trial.Environment?.Threads,
        trial.Environment?.Precision,
        trial.Environment?.Engine,
        trial.Environment?.DataHash,
        trial.Environment?.CodeVersion,
        trial.Reason,
        trial.FinishedAt,
    };
}

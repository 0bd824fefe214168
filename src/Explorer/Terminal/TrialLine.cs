using Explorer.Trials;

namespace Explorer.Terminal;

/// <summary>A finished trial as a JSON line.</summary>
internal static class TrialLine
{
    /// <summary>Writes the line.</summary>
    public static void Write(TrialRecord trial) => JsonLines.Write(new
    {
        trial.Experiment,
        trial.Index,
        trial.Hash,
        Config = trial.StoredConfig,
        trial.Origin,
        trial.Calibration,
        trial.State,
        trial.Error,
        trial.BestError,
        trial.Seed,
        trial.StoredComplexity?.Flops,
        trial.StoredComplexity?.Params,
        trial.StoredComplexity?.Activations,
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
    });
}

namespace Explorer.Execution.Runs;

/// <summary>Makes the records of trials that end, of their finished rungs.</summary>
/// <param name="experiment">The experiment's name.</param>
/// <param name="trials">The planned trials, by index.</param>
/// <param name="stored">Rungs finished in earlier runs.</param>
/// <param name="run">This run, to be told of in each training's record.</param>
/// <param name="time">Clock.</param>
internal sealed class TrialRecords(string experiment, IReadOnlyDictionary<int, PlannedTrial> trials, IEnumerable<RungRecord> stored, TrainingPlace run, TimeProvider time)
{
    private readonly Dictionary<int, List<RungRecord>> _rungs = stored.GroupBy(rung => rung.Index).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>The finished rungs of a trial, in order.</summary>
    public IReadOnlyList<RungRecord> RungsOf(int index) => _rungs.TryGetValue(index, out var found) ? found : [];

    /// <summary>Every finished rung.</summary>
    public IEnumerable<RungRecord> All => _rungs.Values.SelectMany(rung => rung);

    /// <summary>Takes a finished training in.</summary>
    /// <param name="job">The training.</param>
    /// <param name="result">Its result.</param>
    /// <param name="worker">Who trained.</param>
    public RungRecord Add(TrialJob job, TrialResult result, int worker)
    {
        var rung = result.Rungs[^1] with { Place = run with { Worker = worker } };
        var record = new RungRecord
        {
            Experiment = experiment,
            Index = job.Trial.Index,
            Rung = job.Rung,
            Result = result.Outcome is TrialOutcome.Diverged diverged ? rung with { Error = diverged.Error } : rung,
            Diverged = result.Outcome is TrialOutcome.Diverged,
            Seconds = result.Seconds,
            Environment = result.Environment,
            Proxies = result.Proxies,
            FinishedAt = time.GetUtcNow(),
        };
        if (!_rungs.TryGetValue(record.Index, out var earlier))
            _rungs.Add(record.Index, earlier = []);

        earlier.Add(record);
        return record;
    }

    /// <summary>The record of a trial that ends.</summary>
    /// <param name="verdict">How.</param>
    /// <param name="attempts">Attempts made.</param>
    /// <param name="lostSeconds">Wall time of a last attempt that gave no rung.</param>
    public TrialRecord Of(TrialVerdict verdict, int attempts, double lostSeconds = 0)
    {
        var rungs = RungsOf(verdict.Trial);
        return new TrialRecord
        {
            Experiment = experiment,
            Planned = trials[verdict.Trial],
            Outcome = verdict.State == TrialState.Failed
                ? new TrialOutcome.Failed(verdict.Reason ?? "")
                : TrialOutcome.Of(verdict.State, rungs[^1].Result.Error, BestError(rungs), verdict.Reason),
            Rungs = rungs.Select(rung => rung.Result).ToValueList(),
            Proxies = rungs.FirstOrDefault(rung => rung.Proxies.Count > 0)?.Proxies ?? [],
            Seconds = rungs.Sum(rung => rung.Seconds) + lostSeconds,
            Attempts = attempts,
            Environment = rungs.Count > 0 ? rungs[^1].Environment : null,
            FinishedAt = time.GetUtcNow(),
        };
    }

    // Errors of other fidelities are no errors of this one.
    private static double? BestError(IReadOnlyList<RungRecord> rungs)
    {
        var first = rungs.Count - 1;
        while (first > 0 && rungs[first].Result.Continued)
            first--;

        double[] errors = [.. rungs.Skip(first).SelectMany(rung => rung.Result.Epochs).Select(epoch => epoch.ValidationError).Where(double.IsFinite)];
        return errors.Length > 0 ? errors.Min() : null;
    }
}

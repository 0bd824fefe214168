using Explorer.Experiments.Storage;

namespace Explorer.Experiments.Scheduling;

/// <summary>Brings a new scheduler to where a stored run stopped.</summary>
public static class ScheduleReplay
{
    /// <summary>Reports everything stored, in the order in which it was stored.</summary>
    /// <param name="scheduler">A scheduler at its start.</param>
    /// <param name="rungs">The finished rungs, in their order.</param>
    /// <param name="trials">The finished trials, those of experiments with one rung too, which need no rung records.</param>
    /// <returns>Ends of trials that are not stored yet.</returns>
    public static IReadOnlyList<TrialVerdict> Apply(ITrialScheduler scheduler, IReadOnlyList<RungRecord> rungs, IReadOnlyList<TrialRecord> trials)
    {
        var stored = trials.ToDictionary(trial => trial.Index);
        var last = new Dictionary<int, int>();
        for (var at = 0; at < rungs.Count; at++)
            last[rungs[at].Index] = at;

        // A trial leaves as soon as it can: what its leaving decided, such as promotions of others, was stored after that.
        var verdicts = trials.Where(trial => !last.ContainsKey(trial.Index)).SelectMany(Leave).ToList();
        for (var at = 0; at < rungs.Count; at++)
        {
            var rung = rungs[at];
            verdicts.AddRange(scheduler.Report(new TrialRung(rung.Index, rung.Rung), rung.Diverged ? null : rung.Result.Error));
            if (last[rung.Index] == at && stored.TryGetValue(rung.Index, out var trial))
                verdicts.AddRange(Leave(trial));
        }

        return [.. verdicts.ExceptBy(stored.Keys, verdict => verdict.Trial)];

        IEnumerable<TrialVerdict> Leave(TrialRecord trial) => scheduler.Leave(trial.Index, trial.State, trial.Reason);
    }
}

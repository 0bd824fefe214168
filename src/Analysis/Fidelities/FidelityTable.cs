using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>The errors of one population at all its levels of fidelity. Failed trials and those that a predictor chose are left out.</summary>
public sealed class FidelityTable
{
    private FidelityTable(ImmutableArray<FidelityLevel> levels, ImmutableArray<FidelityLevel> rungEnds, ImmutableArray<FidelityNetwork> networks, bool isSelected)
    {
        Levels = levels;
        RungEnds = rungEnds;
        Networks = networks;
        IsSelected = isSelected;
    }

    /// <summary>The levels, cheapest first; the last is the target: what most completed trials ended at.</summary>
    public ImmutableArray<FidelityLevel> Levels { get; }

    /// <summary>The level that the cheaper ones stand in for.</summary>
    public FidelityLevel Target => Levels[^1];

    /// <summary>The levels below the target at which a rung ends: there a scheduler decides.</summary>
    public ImmutableArray<FidelityLevel> RungEnds { get; }

    /// <summary>The networks, by index.</summary>
    public ImmutableArray<FidelityNetwork> Networks { get; }

    /// <summary>Whether a scheduler chose by cheap errors which networks reach the target.</summary>
    public bool IsSelected { get; }

    /// <summary>Whether the trials are of a table, of which no networks are known.</summary>
    public bool IsForeign => Networks is [{ Trial.Planned.IsForeign: true }, ..];

    /// <summary>What has an error at each level, in one word.</summary>
    internal string Noun => IsForeign ? "trial" : "network";

    /// <summary>The networks by which levels may be set against one another: all, or the random ones where a scheduler chose the rest.</summary>
    public IEnumerable<FidelityNetwork> Comparable => IsSelected ? Networks.Where(network => network.IsRandom) : Networks;

    /// <summary>The table of one experiment.</summary>
    /// <param name="trials">Its trials, in any order.</param>
    /// <param name="scheduled">Whether a scheduler was at work; true without being said where a trial was stopped by one.</param>
    /// <returns>The table; null where no trial completed with a rung on record.</returns>
    public static FidelityTable? Of(IReadOnlyList<TrialRecord> trials, bool scheduled = false)
    {
        TrialRecord[] counted = [.. trials.Where(trial => trial.State != TrialState.Failed && trial.Planned.Origin == TrialOrigin.Sampled && trial.Rungs.Count > 0).OrderBy(trial => trial.Index)];
        var runs = new TrainingRuns(counted);
        var ends = counted.Where(trial => trial.State == TrialState.Completed).Select(runs.LastLevel).CountBy(level => level).ToList();
        if (ends.Count == 0)
            return null;

        var target = ends.MaxBy(end => end.Value).Key;
        var readings = counted.Select(trial => runs.Readings(trial).ToList()).ToList();
        var levels = LevelChoice.Of(readings, target);

        // A table knows of no lot: all that have both errors are compared, and it is said how many were stopped.
        var isSelected = !counted[0].Planned.IsForeign && (scheduled || counted.Any(trial => trial.State == TrialState.Pruned));

        // A bracket that begins at the target is chosen by nobody, unless its runs may be stopped midway.
        var stoppedMidway = counted.Any(trial => trial.State == TrialState.Pruned && trial.Rungs[0].Fidelity == target.Fidelity);
        return new FidelityTable(
            levels,
            [.. levels.Where(level => level != target && readings.Any(own => own.Exists(reading => reading.EndsRung && reading.Level == level)))],
            [.. counted.Zip(readings, (trial, own) => new FidelityNetwork(
                trial,
                !isSelected || trial.Planned.Calibration || (!stoppedMidway && trial.Rungs[0].Fidelity == target.Fidelity),
                Row(trial, own, levels)))],
            isSelected);
    }

    /// <summary>Joins the levels at which other experiments trained the same networks, matched by hash; where a network was trained several times, in the order of the trials.</summary>
    /// <param name="other">The table of the other experiment.</param>
    /// <returns>This table with the other's further levels; networks that it lacks have no reading there.</returns>
    public FidelityTable With(FidelityTable other)
    {
        int[] added = [.. Enumerable.Range(0, other.Levels.Length).Where(level => !Levels.Contains(other.Levels[level]))];
        var theirs = other.Comparable.GroupBy(network => network.Trial.Hash).ToDictionary(group => group.Key, group => new Queue<FidelityNetwork>(group), StringComparer.Ordinal);
        ImmutableArray<FidelityNetwork> networks =
        [
            .. Networks.Select(network =>
            {
                var match = theirs.TryGetValue(network.Trial.Hash, out var waiting) && waiting.TryDequeue(out var found) ? found : null;
                return network with { Readings = [.. added.Select(level => match?.Readings[level]), .. network.Readings] };
            }),
        ];
        ImmutableArray<FidelityLevel> levels = [.. added.Select(level => other.Levels[level]), .. Levels];
        int[] order = [.. LevelChoice.ByCost(levels, [.. networks.Select(network => network.Readings)])];
        return new FidelityTable(
            [.. order.Select(level => levels[level])],
            RungEnds,
            [.. networks.Select(network => network with { Readings = [.. order.Select(level => network.Readings[level])] })],
            IsSelected);
    }

    private static ImmutableArray<FidelityReading?> Row(TrialRecord trial, List<(FidelityLevel Level, FidelityReading Reading, bool EndsRung)> own, ImmutableArray<FidelityLevel> levels)
    {
        var carried = trial.State == TrialState.Diverged ? new FidelityReading(CountingRule.CountedError(trial)!.Value, null, null) : null;
        return [.. levels.Select(level => own.Find(reading => reading.Level == level).Reading ?? carried)];
    }
}

namespace Explorer.Watching;

/// <summary>Reads a results database once, and from then on what is new in it. One thread at a time.</summary>
/// <param name="path">The database.</param>
/// <param name="time">Clock.</param>
internal sealed class StoreFollower(string path, TimeProvider time)
{
    // Two writes within the file system's clock may look like one.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);
    private string? _stamp;

    // Of all experiments together, so that one that takes another's place has not its revision.
    private int _revision;

    /// <summary>The experiments, oldest first.</summary>
    public IReadOnlyList<WatchedExperiment> Experiments { get; private set; } = [];

    /// <summary>Reads what is new.</summary>
    /// <returns>Whether anything is.</returns>
    /// <exception cref="InvalidInputException">The database is missing, damaged or another program's.</exception>
    /// <exception cref="DiskFaultException">The machine failed.</exception>
    public bool Refresh()
    {
        var (stamp, lastWrite) = ResultStores.Stamp(path);
        if (stamp == _stamp)
            return false;
        _stamp = null;
        var isSettled = time.GetUtcNow().UtcDateTime - lastWrite > Moment;
        using var store = ResultStores.Open(path, StoreAccess.Read);
        var records = store.Experiments();
        var changed = records.Count != _followed.Count;
        foreach (var record in records)
        {
            // One of the same name in a database that was put in the place of the former is another.
            if (!_followed.TryGetValue(record.Name, out var followed) || followed.Now.Record != record)
                _followed[record.Name] = followed = new Followed(record);
            changed |= followed.Read(store, ++_revision);
        }

        foreach (var gone in _followed.Keys.Except(records.Select(record => record.Name)).ToList())
            _followed.Remove(gone);
        Experiments = [.. records.Select(record => _followed[record.Name].Now)];
        _stamp = isSettled ? stamp : null;
        return changed;
    }

    private sealed class Followed(ExperimentRecord record)
    {
        private readonly SortedDictionary<int, TrialRecord> _trials = [];
        private readonly HashSet<int> _known = [];
        private bool _isRead;
        private int _next;

        public WatchedExperiment Now { get; private set; } = new(record, 0, [], [], 0);

        public bool Read(IResultStore store, int revision)
        {
            var first = !_isRead;
            var plan = first ? [] : store.Plan(record.Name, _next);
            var planned = first ? store.Tally(record.Name).Planned : Now.Planned + plan.Count;
            var isComplete = !first && _known.Count == planned;
            var trials = isComplete ? [] : store.NewTrials(record.Name, _known);
            var attempts = isComplete ? Now.Attempts : store.Attempts(record.Name);
            if (!first && plan.Count == 0 && trials.Count == 0 && attempts.Count == Now.Attempts.Count)
                return false;
            foreach (var trial in trials)
            {
                _known.Add(trial.Index);
                _trials.Add(trial.Index, trial);
            }

            _next = plan.Count > 0 ? plan[^1].Index + 1 : Math.Max(_next, planned);
            Now = new WatchedExperiment(record, planned, [.. _trials.Values], attempts, revision);
            _isRead = true;
            return true;
        }
    }
}

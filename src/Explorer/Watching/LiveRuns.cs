using Explorer.Running.Live;

namespace Explorer.Watching;

/// <summary>What runs under way leave of themselves under the folder of reports. One thread at a time.</summary>
/// <param name="output">The folder.</param>
/// <param name="time">Clock.</param>
internal sealed class LiveRuns(string output, TimeProvider time)
{
    private readonly Dictionary<string, (DateTime At, LiveState? State)> _found = new(StringComparer.Ordinal);

    /// <summary>The state of an experiment's run; null for none.</summary>
    public LiveState? Of(string experiment) => _found.GetValueOrDefault(experiment).State;

    /// <summary>Looks again.</summary>
    /// <returns>The experiments whose state has changed.</returns>
    public IReadOnlyList<string> Refresh(IEnumerable<string> experiments)
    {
        var changed = new List<string>();
        foreach (var name in experiments.Where(RunFolder.IsName))
        {
            var path = RunFolder.Live(output, name);
            var at = File.GetLastWriteTimeUtc(path);
            var before = _found.GetValueOrDefault(name);
            var run = before.At == at ? before.State?.Run : LiveFile.Read(path);
            var state = run?.Experiment == name ? new LiveState(run, LiveFile.IsUnderWay(run, time.GetUtcNow())) : null;
            if (before.At != at || state?.IsUnderWay != before.State?.IsUnderWay)
                changed.Add(name);
            _found[name] = (at, state);
        }

        return changed;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Explorer.Trials;

namespace Explorer.Execution.Runs;

/// <summary>The trials of a run that no worker has taken yet, by index.</summary>
internal sealed class TrialQueue(IEnumerable<PlannedTrial> trials, IReadOnlyDictionary<int, int> attempts)
{
    private readonly ConcurrentQueue<PlannedTrial> _trials = new(trials);

    /// <summary>Takes the next trial.</summary>
    /// <param name="planned">The trial.</param>
    /// <param name="made">Attempts that failed in earlier runs.</param>
    public bool TryTake([NotNullWhen(true)] out PlannedTrial? planned, out int made)
    {
        made = 0;
        return _trials.TryDequeue(out planned) && (attempts.TryGetValue(planned.Index, out made) || true);
    }
}

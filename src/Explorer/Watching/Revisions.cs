using System.Collections.Immutable;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>Which pages have changed how often, and whoever waits for the next change. Safe for several threads.</summary>
internal sealed class Revisions
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WatchedState _state = new(ImmutableDictionary<string, long>.Empty, null);

    /// <summary>How things stand.</summary>
    public WatchedState State
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    /// <summary>These pages have changed.</summary>
    public void Rise(params IEnumerable<string> paths) => Change(state =>
    {
        var before = (ImmutableDictionary<string, long>)state.Revisions;
        var after = before.SetItems(paths.Select(path => KeyValuePair.Create(path, before.GetValueOrDefault(path) + 1)));
        return after == before ? state : state with { Revisions = after };
    });

    /// <summary>Why nothing new can be told; null where it can.</summary>
    public void Tell(string? problem) => Change(state => state.Problem == problem ? state : state with { Problem = problem });

    /// <summary>Ends as soon as the state is no longer that one.</summary>
    public Task ChangedAsync(WatchedState seen, CancellationToken cancellation)
    {
        lock (_gate)
            return ReferenceEquals(seen, _state) ? _changed.Task.WaitAsync(cancellation) : Task.CompletedTask;
    }

    private void Change(Func<WatchedState, WatchedState> change)
    {
        lock (_gate)
        {
            var after = change(_state);
            if (ReferenceEquals(after, _state))
                return;
            _state = after;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

namespace Explorer.Watch.Tests;

/// <summary>One page at <c>/</c> whose parts a test sets, and one at <c>/experiments/a b</c>.</summary>
internal sealed class TestPages : IWatchedPages
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new();
    private Dictionary<string, Document> _parts = [];
    private WatchedState _state = new(new Dictionary<string, long> { ["/"] = 0 }, null);

    public WatchedState State
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    public string Title { get; init; } = "all";

    public Task ChangedAsync(WatchedState seen, CancellationToken cancellation)
    {
        lock (_gate)
            return ReferenceEquals(seen, _state) ? _changed.Task.WaitAsync(cancellation) : Task.CompletedTask;
    }

    public WatchedPage? Find(string path, IReadOnlyList<string> chosen)
    {
        lock (_gate)
        {
            return path is "/" or "/experiments/a b"
                ? new WatchedPage("Test", Title, ["/"], [.. _parts.Select(part => new PagePart(part.Key, part.Value.Title, part.Value))]) { Choice = ("/", "Compare") }
                : null;
        }
    }

    /// <summary>Shows other parts; a document's title is its revision.</summary>
    public void Show(params (string Id, Document Document)[] parts)
    {
        lock (_gate)
        {
            _parts = parts.ToDictionary(part => part.Id, part => part.Document);
            Change(new WatchedState(new Dictionary<string, long> { ["/"] = _state.Revisions["/"] + 1 }, _state.Problem));
        }
    }

    public void Tell(string? problem)
    {
        lock (_gate)
            Change(_state with { Problem = problem });
    }

    private void Change(WatchedState state)
    {
        _state = state;
        _changed.SetResult();
        _changed = new TaskCompletionSource();
    }
}

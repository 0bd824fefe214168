namespace Explorer.Running.Live;

/// <summary>Leaves a run's state for others once a second, from its start to its end. A run does not suffer where that fails.</summary>
internal sealed class LiveWriter : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly string _path;
    private readonly RunProgress _progress;
    private readonly TimeProvider _time;
    private readonly RunProcess _process = RunProcess.Own();
    private readonly ITimer _timer;

    /// <summary>Begins.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="progress">The run.</param>
    /// <param name="time">Clock.</param>
    public LiveWriter(string path, RunProgress progress, TimeProvider time)
    {
        (_path, _progress, _time) = (path, progress, time);
        Try(() => LiveFile.Remove(path));
        _timer = time.CreateTimer(_ => Write(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Removes the file: the run is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Try(() => LiveFile.Remove(_path));
    }

    // The next time is set only here, so that a slow disk is not written to by two at once.
    private void Write()
    {
        if (_progress.Snapshot() is { } now)
            Try(() => LiveFile.Write(_path, LiveRun.Of(now, _process, _time.GetUtcNow())));
        _timer.Change(Pace, Timeout.InfiniteTimeSpan);
    }

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The live page misses a second; the results are in the database.
        }
    }
}

using System.Collections.Concurrent;

namespace Explorer.Running;

/// <summary>Shows a run's progress on standard error: a live board on a terminal, plain lines elsewhere.</summary>
/// <param name="output">Where it is shown.</param>
internal sealed class ProgressDisplay(CommandConsole output)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TerminalBoard _board = new(output);
    private long _lastLine = Environment.TickCount64;

    /// <summary>Characters of a line above a live board; null where there is none.</summary>
    public Func<int>? Width => _board.IsLive ? () => _board.Width : null;

    /// <summary>Shows one line about something that happened.</summary>
    public void Tell(string line)
    {
        if (_board.IsLive)
        {
            _lines.Enqueue(line);
            return;
        }

        Interlocked.Exchange(ref _lastLine, Environment.TickCount64);
        output.Say(line);
    }

    /// <summary>Runs the work while its progress is shown.</summary>
    public Task<T> ShowAsync<T>(RunProgress progress, Func<Task<T>> work) => _board.IsLive ? BoardAsync(progress, work) : LinesAsync(progress, work);

    private async Task<T> LinesAsync<T>(RunProgress progress, Func<Task<T>> work)
    {
        await using var beat = new Timer(_ => Beat(progress), null, QuietAtMost, TimeSpan.FromSeconds(1));
        return await work();
    }

    /// <summary>A line now and then where nothing finishes for long, so that a log shows life.</summary>
    private void Beat(RunProgress progress)
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _lastLine) >= QuietAtMost.TotalMilliseconds && progress.Snapshot() is { } now)
            Tell(string.Join(Environment.NewLine, [.. now.Running.Select(trial => ProgressText.Running(trial)), ProgressText.Overall(now)]));
    }

    private async Task<T> BoardAsync<T>(RunProgress progress, Func<Task<T>> work)
    {
        var running = work();
        while (!running.IsCompleted)
        {
            Draw();
            await Task.WhenAny(running, Task.Delay(Refresh));
        }

        _board.Erase();
        Events();
        return await running;

        void Draw()
        {
            if (!_lines.IsEmpty)
            {
                _board.Erase();
                Events();
            }

            if (progress.Snapshot() is { } now)
                _board.Show([.. now.Running.Select(trial => ProgressText.Running(trial, _board.Width)), ProgressText.Bar(now, _board.Width), ProgressText.Overall(now, _board.Width)]);
        }

        void Events()
        {
            while (_lines.TryDequeue(out var line))
                output.Say(line);
        }
    }
}

using System.Collections.Concurrent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Explorer.Running;

/// <summary>Shows a run's progress on standard error: a live board on a terminal, plain lines elsewhere.</summary>
/// <param name="output">Where it is shown.</param>
internal sealed class ProgressDisplay(CommandConsole output)
{
    private const int BarWidth = 40;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private long _lastLine = Environment.TickCount64;

    /// <summary>Shows one line about something that happened.</summary>
    public void Tell(string line)
    {
        if (output.IsTerminal)
        {
            _lines.Enqueue(line);
            return;
        }

        Interlocked.Exchange(ref _lastLine, Environment.TickCount64);
        output.Say(line);
    }

    /// <summary>Runs the work while its progress is shown.</summary>
    public Task<T> ShowAsync<T>(RunProgress progress, Func<Task<T>> work) => output.IsTerminal ? BoardAsync(progress, work) : LinesAsync(progress, work);

    private async Task<T> LinesAsync<T>(RunProgress progress, Func<Task<T>> work)
    {
        await using var beat = new Timer(_ => Beat(progress), null, QuietAtMost, TimeSpan.FromSeconds(1));
        return await work();
    }

    /// <summary>A line now and then where nothing finishes for long, so that a log shows life.</summary>
    private void Beat(RunProgress progress)
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _lastLine) >= QuietAtMost.TotalMilliseconds && progress.Snapshot() is { } now)
        {
            Tell(string.Join(Environment.NewLine, [.. now.Running.Select(ProgressText.Running), ProgressText.Overall(now)]));
        }
    }

    private async Task<T> BoardAsync<T>(RunProgress progress, Func<Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output.Error) });
        return await console.Live(Text.Empty).AutoClear(true).StartAsync(async live =>
        {
            var running = work();
            while (!running.IsCompleted)
            {
                Draw();
                await Task.WhenAny(running, Task.Delay(Refresh));
            }

            Draw();
            return await running;

            void Draw()
            {
                while (_lines.TryDequeue(out var line))
                {
                    console.WriteLine(line);
                }

                live.UpdateTarget(progress.Snapshot() is { } now ? Board(now) : Text.Empty);
                live.Refresh();
            }
        });
    }

    private static Rows Board(RunSnapshot now)
    {
        var share = now.Totals.ToTrain == 0 ? 1 : (now.Finished + now.Running.Sum(trial => trial.Share)) / now.Totals.ToTrain;
        var filled = (int)(share * BarWidth);
        var bar = new Markup($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] {NumberText.Count(now.Finished)}/{NumberText.Count(now.Totals.ToTrain)} trials");
        return new Rows([.. now.Running.Select(trial => (IRenderable)new Text(ProgressText.Running(trial))), bar, new Text(ProgressText.Overall(now))]);
    }
}

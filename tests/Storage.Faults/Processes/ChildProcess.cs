using System.Collections.Concurrent;
using System.ComponentModel;

namespace Explorer.Storage.Faults.Processes;

/// <summary>A process of this program that works on a store; killed where it is still at work when let go.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Explorer.Storage.Faults");
    private readonly Process _process;
    private readonly BlockingCollection<(string Word, int Number)> _said = [];
    private int _acknowledged;

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Errors += line.Data;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>0 where all went well, 137 after SIGKILL.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Calls that have returned, as far as the process has said.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>What it wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Starts a writer.</summary>
    public static ChildProcess Writer(string file, int calls, params ReadOnlySpan<(string Name, string Value)> environment) =>
        new(Start(environment, Program, "write", file, calls.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Starts a reader beside a writer of which so many calls have returned.</summary>
    public static ChildProcess Reader(string file, int acknowledged, params ReadOnlySpan<(string Name, string Value)> environment) =>
        new(Start(environment, Program, "read", file, acknowledged.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Starts another program of SQLite's that opens a database, reads and closes it.</summary>
    public static ChildProcess Visitor(string file) => new(Start([], Program, "visit", file));

    /// <summary>Starts a process of a user who is not root.</summary>
    public static ChildProcess Unprivileged(params ReadOnlySpan<string> arguments) => Environment.IsPrivilegedProcess
        ? new(Start([], "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Program, .. arguments]))
        : new(Start([], Program, arguments));

    /// <summary>Whether such a process can be started here and reach this program.</summary>
    public static bool CanRunUnprivileged()
    {
        try
        {
            using var process = Unprivileged("nothing");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Waits until it says a word; false where it ended before.</summary>
    public bool WaitFor(string word)
    {
        while (_said.TryTake(out var said, Patience))
        {
            if (said.Word == word)
                return true;
        }

        return false;
    }

    /// <summary>Waits so long for it to end.</summary>
    /// <returns>Whether it ended.</returns>
    public bool WaitForExit(TimeSpan patience) => _process.WaitForExit(patience);

    /// <summary>Waits until it ends and everything it said is heard; kills it where that takes too long.</summary>
    public void WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
            _process.Kill();

        _process.WaitForExit();
    }

    /// <summary>SIGKILL, at whatever it is doing.</summary>
    public void Kill() => _process.Kill();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();

        _process.WaitForExit();
        _process.Dispose();
        _said.Dispose();
    }

    private static ProcessStartInfo Start(ReadOnlySpan<(string Name, string Value)> environment, string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program, [.. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return start;
    }

    private void Hear(string? line)
    {
        if (line?.Split(' ') is not [var word, var number])
        {
            _said.CompleteAdding();
            return;
        }

        var value = int.Parse(number, CultureInfo.InvariantCulture);
        if (word is StoreChild.Ready or StoreChild.Acknowledged)
            Volatile.Write(ref _acknowledged, value);

        _said.Add((word, value));
    }
}

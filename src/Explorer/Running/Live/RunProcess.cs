using System.ComponentModel;
using System.Diagnostics;

namespace Explorer.Running.Live;

/// <summary>The process of a run, so that others can tell whether it still lives: its number alone may be another's by then.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Id">The process id.</param>
/// <param name="StartedAt">When it was started, in UTC.</param>
internal sealed record RunProcess(string Host, int Id, DateTimeOffset StartedAt)
{
    // The system counts a process's start from its own, so that a clock that was set shifts it.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>This process.</summary>
    public static RunProcess Own()
    {
        using var own = Process.GetCurrentProcess();
        return new RunProcess(Environment.MachineName, own.Id, Start(own));
    }

    /// <summary>Whether it lives; null where that cannot be told from here, on another machine.</summary>
    public bool? IsAlive()
    {
        if (Host != Environment.MachineName)
            return null;
        try
        {
            using var found = Process.GetProcessById(Id);
            return !found.HasExited && (Start(found) - StartedAt).Duration() < Tolerance;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }

    private static DateTimeOffset Start(Process process) => new(process.StartTime.ToUniversalTime());
}

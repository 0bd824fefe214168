using System.Diagnostics;
using Explorer.Execution.Slurm;

namespace Explorer.Clusters;

/// <summary>The same command once more, in a session of its own on this machine: it goes on when the terminal is closed.</summary>
internal static class DetachedRun
{
    /// <summary>The option that asks for it.</summary>
    public const string Option = "--detach";

    private const string Script = """exec setsid "$0" "$@" >"$EXPLORER_OUTPUT" 2>&1 </dev/null""";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Starts it, and waits until it listens for jobs or has ended.</summary>
    /// <returns>The exit code: 0, or that of a command that ended at once, with what it said.</returns>
    public static async Task<int> StartAsync(CommandConsole console, RunRequest request, IReadOnlyList<string> words)
    {
        var folder = ClusterFolder.Of(request.Cluster!, request);
        ClusterFolder.Require(folder);
        var output = Path.Combine(folder, SlurmOrder.Logs, $"coordinator-{TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, OwnProgram.File, .. OwnProgram.Arguments(words.Where(word => word != Option))]) { UseShellExecute = false };
        start.Environment["EXPLORER_OUTPUT"] = output;
        var before = Listening(folder);
        using var process = Process.Start(start)!;
        while (Listening(folder) == before && !process.HasExited)
            await Task.Delay(Pause);
        if (process.HasExited)
        {
            console.Error.Write(RegularFile.ReadText(output));
            return process.ExitCode;
        }

        var pid = process.Id.ToString(CultureInfo.InvariantCulture);
        console.Warn($"goes on as process {pid} of {Environment.MachineName}; what it says is in {output}");
        console.Warn($"to see how far it is: explorer status, explorer watch; to stop it: kill {pid} on {Environment.MachineName}, which leaves its jobs for the same command");
        return ExitCode.Done;
    }

    // Every coordinator replaces the file in which it says where it listens.
    private static DateTime Listening(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, "coordinator.json"));
}

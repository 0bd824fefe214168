using System.Diagnostics;
using System.Globalization;

namespace Explorer.Tests;

/// <summary>Runs the built program as a user would, in a folder of its own.</summary>
internal sealed class CommandRunner : IDisposable
{
    public CommandRunner() => Folder = Directory.CreateTempSubdirectory("explorer-test-").FullName;

    /// <summary>The working folder of every command.</summary>
    public string Folder { get; }

    /// <summary>Environment variables of every command, besides these tests' own.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs one command to its end.</summary>
    public async Task<CommandOutput> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Starts one command; its streams are redirected.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "explorer.dll"));
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Asks a command to stop as Ctrl-C does, or by SIGTERM where these tests run with SIGINT ignored, as in the background of a script: its children ignore it then.</summary>
    public static async Task InterruptAsync(Process process)
    {
        const ulong Interrupt = 1UL << 1;
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split(':')[1].Trim();
        var signal = (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) == 0 ? "-INT" : "-TERM";
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end and reads what was printed.</summary>
    public static async Task<CommandOutput> FinishAsync(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandOutput(process.ExitCode, await output, await error);
    }

    /// <summary>Writes a file into the working folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

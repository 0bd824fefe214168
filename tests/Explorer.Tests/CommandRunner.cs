using Explorer.Documents.Writers;
using System.CommandLine;
using Explorer.Commands;
using Explorer.Terminal;

namespace Explorer.Tests;

/// <summary>Runs commands as a user would type them, in a folder of its own: in this process, or where signals, variables or the working folder matter as the built program.</summary>
internal sealed class CommandRunner : IDisposable
{
    // No command of these tests takes a tenth as long: what does not end by then hangs, and the test tells what it had said.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly HashSet<string> Places = new(["--store", "--out", "--save", "--zoo", "--runs"], StringComparer.Ordinal);

    public CommandRunner() => Folder = Directory.CreateTempSubdirectory("explorer-test-").FullName;

    /// <summary>The working folder of every command.</summary>
    public string Folder { get; }

    /// <summary>Environment variables of processes, besides these tests' own.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs one command to its end in this process; what it prints tells paths in the folder as if typed there.</summary>
    public async Task<CommandOutput> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new CommandConsole { Output = new PlainTextWriter(TextWriter.Synchronized(output)), Error = new EscapingWriter(TextWriter.Synchronized(error)), Workers = _ => new ThreadWorkers() };
        try
        {
            var code = await CommandLine.RunAsync([.. InFolder(arguments)], console).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return new CommandOutput(code, Told(output), Told(error));
        }
        catch (TimeoutException)
        {
            throw Hangs(string.Join(' ', arguments), Told(output) + Told(error));
        }
    }

    /// <summary>Runs one command to its end as a process.</summary>
    public async Task<CommandOutput> RunProcessAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Starts one command as a process; its streams are redirected.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "explorer.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;

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

    /// <summary>Reads what a process says on standard error up to the first line with a text.</summary>
    /// <returns>The lines, that one last.</returns>
    public static async Task<IReadOnlyList<string>> UntilErrorLineAsync(Process process, string part)
    {
        var lines = new List<string>();
        using var late = Late();
        try
        {
            while (await process.StandardError.ReadLineAsync(late.Token) is { } line)
            {
                lines.Add(line);
                if (line.Contains(part, StringComparison.Ordinal))
                    return lines;
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw Hangs($"a command that was to say '{part}'", string.Join('\n', lines));
        }

        throw new InvalidOperationException($"the program ended before it said '{part}': {string.Join('\n', lines)}");
    }

    /// <summary>The process of the first worker that a run says it started.</summary>
    public static Process WorkerOf(IEnumerable<string> said) => Process.GetProcessById(
        int.Parse(said.First(line => line.Contains(": process ", StringComparison.Ordinal)).Split(": process ")[1].Split(',')[0], CultureInfo.InvariantCulture));

    /// <summary>Waits until a process has computed for a while from now on, as a worker does in mid-training.</summary>
    public static async Task UntilAtWorkAsync(Process process)
    {
        var enough = process.TotalProcessorTime + TimeSpan.FromMilliseconds(100);
        while (process.TotalProcessorTime < enough)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Refresh();
        }
    }

    /// <summary>Ends a process as a power cut would.</summary>
    public static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end and reads what was printed.</summary>
    public static async Task<CommandOutput> FinishAsync(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var late = Late();
        try
        {
            // Whatever holds its streams open has ended too.
            await Task.WhenAll(process.WaitForExitAsync(late.Token), output.WaitAsync(late.Token), error.WaitAsync(late.Token));
            return new CommandOutput(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw Hangs(string.Join(' ', process.StartInfo.ArgumentList.Skip(1)), await output + await error);
        }
    }

    /// <summary>Writes a file into the working folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static CancellationTokenSource Late()
    {
        var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        return late;
    }

    private static TimeoutException Hangs(string command, string said) =>
        new(string.Create(CultureInfo.InvariantCulture, $"after {Patience.TotalMinutes:0} minutes had not ended: {command}\n{said}"));

    // A process has one working folder and tests run side by side: so every path is given in full, those that would be taken by default too; and one worker is started where no number is asked for.
    private IEnumerable<string> InFolder(string[] arguments)
    {
        var parsed = CommandLine.Root().Parse(arguments);
        var left = parsed.CommandResult.Command.Options.Where(option => parsed.GetResult(option) is null or { Implicit: true }).ToList();
        var defaults = left.Where(option => Places.Contains(option.Name) && option.HasDefaultValue)
            .SelectMany(option => (string[])[option.Name, InFolder(option.GetDefaultValue() is string[] paths ? paths[0] : (string)option.GetDefaultValue()!)])
            .Concat(left.Exists(option => option.Name == "--jobs") ? ["--jobs", "1"] : (string[])[]);
        var commands = parsed.CommandResult.Parent is System.CommandLine.Parsing.CommandResult { Parent: not null } ? 2 : 1;
        return [.. arguments.Select((argument, i) => i >= commands && (Places.Contains(arguments[i - 1]) || IsPath(argument)) ? InFolder(argument) : argument), .. defaults];
    }

    private bool IsPath(string argument) => !argument.StartsWith('-')
        && (Path.Exists(Path.Combine(Folder, argument)) || Path.GetExtension(argument) is ".json" or ".jsonl" or ".csv" or ".safetensors" || argument.Contains('@', StringComparison.Ordinal));

    private string InFolder(string path) => path.Split('@') is [var name, var store] ? $"{name}@{Path.Combine(Folder, store)}" : Path.Combine(Folder, path);

    private string Told(StringWriter written) => written.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}

using Explorer.Commands.Explore;
using Explorer.Documents.Writers;
using Explorer.Execution.Launching;

namespace Explorer.Terminal;

/// <summary>What a command has of the process it runs in: results go to <see cref="InvocationConfiguration.Output"/>, messages to <see cref="InvocationConfiguration.Error"/>. Only the entry point makes one of the process's own streams.</summary>
internal sealed class CommandConsole : InvocationConfiguration
{
    /// <summary>Characters of a line where sentences are wrapped.</summary>
    public const int LineWidth = 80;

    private readonly Lock _screen = new();

    public CommandConsole()
    {
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null;
    }

    /// <summary>Where displays draw: as <see cref="InvocationConfiguration.Error"/>, with control characters let through.</summary>
    public TextWriter? Displays { get; init; }

    /// <summary>Whether nothing is said of progress.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Whether messages go to a terminal that can be drawn on.</summary>
    public bool IsDrawable { get => field && !IsQuiet; init; }

    /// <summary>Whether results may have characters beyond ASCII.</summary>
    public bool Unicode { get; init; } = true;

    /// <summary>Waits for a line that is typed; null where nobody can type one.</summary>
    public Func<string?>? Answer { get; init; }

    /// <summary>Characters of a line of the terminal, at this moment.</summary>
    public Func<int> Width { get; init; } = () => LineWidth;

    /// <summary>Columns of the terminal that results go to, at this moment; null where they go elsewhere.</summary>
    public Func<int?> OutputWidth { get; init; } = () => null;

    /// <summary>What is drawn at the end of the terminal and makes way for lines; null for nothing.</summary>
    public TerminalBoard? Board { get; set; }

    /// <summary>Since when the run that comes next counts: the command's beginning, or the end of the run before it.</summary>
    public DateTimeOffset Since { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>What starts workers of so many threads each: processes of this program.</summary>
    public Func<int, IWorkerLauncher> Workers { get; init; } = threads => new ProcessWorkerLauncher(OwnProgram.File, OwnProgram.Arguments(WorkerCommand.Name), threads);

    /// <summary>One line to whoever watches, under the program's name.</summary>
    public void Tell(string message) => Say($"explorer: {message}");

    /// <summary>One line to whoever watches.</summary>
    public void Say(string line)
    {
        if (!IsQuiet)
            Write(line);
    }

    /// <summary>One line that has to be read, whoever watches, under the program's name.</summary>
    public void Warn(string message) => Write($"explorer: {message}");

    /// <summary>Lets one thread at a time write to the terminal.</summary>
    public void OnScreen(Action write)
    {
        lock (_screen)
            write();
    }

    /// <summary>Parts of a document as results.</summary>
    public void Show(params IReadOnlyList<Block> blocks) => Documents().Write(new Document("", blocks));

    /// <summary>What writes documents as results: fitted to the terminal that they go to.</summary>
    /// <param name="wrapped">Characters of a line of sentences that go elsewhere; null where they are not wrapped then.</param>
    public TerminalWriter Documents(int? wrapped = null) =>
        OutputWidth() is { } columns ? new TerminalWriter(Output, Math.Min(LineWidth, columns), Unicode, columns) : new TerminalWriter(Output, wrapped, Unicode);

    /// <summary>Things of one kind as results: a table with a row each, or as JSON a line each.</summary>
    /// <returns>The exit code.</returns>
    public int List<T>(bool json, IEnumerable<T> things, Func<T, object> line, IEnumerable<string> titles, Func<T, IReadOnlyList<Cell>> row)
    {
        if (!json)
        {
            Show(Table.Of(titles, things.Select(row)));
            return ExitCode.Done;
        }

        foreach (var thing in things)
            JsonLines.Write(Output, line(thing));

        return ExitCode.Done;
    }

    private void Write(string line) => OnScreen(() =>
    {
        Board?.Erase();
        Error.WriteLine(PlainTextWriter.PlainLine(line));
    });
}

/// <summary>How a command gets its console.</summary>
internal static class CommandConsoles
{
    /// <summary>What the command does, given what was typed and where to write; its result is the exit code.</summary>
    public static void SetRun(this Command command, Func<ParseResult, CommandConsole, int> run) =>
        command.SetAction(parsed => run(parsed, (CommandConsole)parsed.InvocationConfiguration));

    /// <inheritdoc cref="SetRun(Command, Func{ParseResult, CommandConsole, int})"/>
    public static void SetRun(this Command command, Func<ParseResult, CommandConsole, Task<int>> run) =>
        command.SetAction(parsed => run(parsed, (CommandConsole)parsed.InvocationConfiguration));
}

using Explorer.Commands.Ask;
using Explorer.Commands.Explore;
using Explorer.Commands.Keep;
using Explorer.Commands.Look;
using Explorer.Commands.Networks;
using Explorer.Doctor;

namespace Explorer.Commands;

/// <summary>The commands, and what becomes of their errors.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line, which writes to this console, and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, CommandConsole console)
    {
        var parsed = Root().Parse(args);
        if ((parsed.Action is not { ClearsParseErrors: true } || NearNames.IsHelpOnNothing(parsed)) && NearNames.Explain(parsed).ToList() is { Count: > 0 } messages)
        {
            messages.ForEach(console.Warn);
            console.Warn($"see '{UsageOf(parsed)} --help'");
            return ExitCode.BadInput;
        }

        console.IsQuiet = parsed.GetValue<bool>("--quiet");
        try
        {
            RequireCurrentFolder();
            if (parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Name == "--data") is Option<string?> data)
                DataRoots.LookFirstIn(parsed.GetValue(data));
            return await parsed.InvokeAsync(console);
        }
        catch (Exception error) when (ErrorReport.ExitCodeOf(error) is { } code)
        {
            ErrorReport.Write(error, console.Error);
            return code;
        }
    }

    private static void RequireCurrentFolder()
    {
        try
        {
            _ = Environment.CurrentDirectory;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("the current folder", $"is no longer there, or may not be read ({error.Message.TrimEnd('.')}); go to another one");
        }
    }

    /// <summary>The program with all its commands.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand(
            "Explores design spaces of neural networks by RegNet's method: sample a space, train every sample briefly, "
            + "look at the error distribution of the whole population.");
        var groups = Groups().ToList();
        foreach (var command in groups.SelectMany(group => group.Commands).Concat([WorkerCommand.Create(), AgentCommand.Create(), ProbeCommand.Create()]))
            root.Subcommands.Add(command);

        root.Options.Add(OutputOptions.Quiet());
        NumberOptions.ReadStrictly(root);
        Completions.AddTo(root);
        GroupedHelp.AddTo(root, groups);
        return root;
    }

    private static IEnumerable<(string Heading, Command[] Commands)> Groups()
    {
        yield return ("Explore", [RunCommand.Create(), StudyCommand.Create(), WatchCommand.Create(), ClusterCommand.Create()]);
        yield return ("Look", [SpaceCommand.Create(), SampleCommand.Create(), StatusCommand.Create(), TrialsCommand.Create(), ReportCommand.Create()]);
        yield return ("Ask", [CompareCommand.Create(), FitCommand.Create(), DeriveCommand.Create(), FidelityCommand.Create(), TransferCommand.Create(), PredictCommand.Create()]);
        yield return ("Networks", [TrainCommand.Create(), ComplexityCommand.Create(), SummaryCommand.Create(), OnnxCommand.Create(), WeightsCommand.Create()]);
        yield return ("Keep", [ExportCommand.Create(), ZooCommand.Create(), NoteCommand.Create(), DataCommand.Create(), StoreCommand.Create(), DoctorCommand.Create(), CompletionCommand.Create()]);
    }

    private static string UsageOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, result.Command is RootCommand ? "explorer" : result.Command.Name);

        return string.Join(' ', names);
    }
}

using System.CommandLine;
using Explorer.Doctor;
using Explorer.Terminal;

namespace Explorer.Commands;

/// <summary>The commands, and what becomes of their errors.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in NearNames.Explain(parsed))
            {
                await Console.Error.WriteLineAsync($"explorer: {message}");
            }

            await Console.Error.WriteLineAsync($"explorer: see '{UsageOf(parsed)} --help'");
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception error) when (ErrorReport.ExitCodeOf(error) is { } code)
        {
            ErrorReport.Write(error, Console.Error);
            return code;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Explores design spaces of neural networks by RegNet's method: sample a space, train every sample briefly, "
            + "look at the error distribution of the whole population.");
        foreach (var command in All())
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> All()
    {
        yield return RunCommand.Create();
        yield return TrainCommand.Create();
        yield return StudyCommand.Create();
        yield return SampleCommand.Create();
        yield return SpaceCommand.Create();
        yield return ComplexityCommand.Create();
        yield return SummaryCommand.Create();
        yield return StatusCommand.Create();
        yield return TrialsCommand.Create();
        yield return ReportCommand.Create();
        yield return CompareCommand.Create();
        yield return TransferCommand.Create();
        yield return FidelityCommand.Create();
        yield return FitCommand.Create();
        yield return DeriveCommand.Create();
        yield return PredictCommand.Create();
        yield return ExportCommand.Create();
        yield return WeightsCommand.Create();
        yield return OnnxCommand.Create();
        yield return ZooCommand.Create();
        yield return DataCommand.Create();
        yield return StoreCommand.Create();
        yield return DoctorCommand.Create();
        yield return WorkerCommand.Create();
        yield return ProbeCommand.Create();
    }

    private static string UsageOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command is RootCommand ? "explorer" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}

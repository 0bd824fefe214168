using Explorer.Training.Sessions;
using Explorer.Trainings;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer train MODEL --set NAME</c>: one network, as a notebook would, or the same from several seeds.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var options = new TrainOptions();
        var command = options.Create();
        command.SetRun((parsed, console) =>
        {
            var input = new TrainInput(options, parsed, console);
            var starts = parsed.GetValue(options.Resume) ? TrainingStart.GoOn(input) : TrainingStart.Begin(console, input, parsed.GetValue(options.Replace));
            return Train(console, starts, parsed.GetValue(options.Json), starts.Count > 1 ? TypedCommand.Of(parsed) + (parsed.GetValue(options.Resume) ? "" : " --resume") : $"explorer train --resume{OutputOptions.Named("--out", starts[0].Folder.Path, "")}");
        });
        return command;
    }

    private static int Train(CommandConsole console, IReadOnlyList<TrainingStart> starts, bool json, string again)
    {
        using var interruption = new Interruption(console, $"the epoch under way is lost; go on after the one before with: {again}");
        EngineLine.Write(console.Tell, [starts[0].Request.Device]);
        var (exit, results) = (ExitCode.Done, new List<SessionResult>());
        foreach (var start in starts)
        {
            if (starts.Count > 1)
                console.Tell(FormattableString.Invariant($"seed {start.Request.Seed}, training {results.Count + 1} of {starts.Count}: {start.Folder.Path}"));
            if (Train(console, start, json, again, interruption.Token) is not { } result)
                return ExitCode.Interrupted;
            exit = Math.Max(exit, TrainResultLines.Write(console, result, start.Folder, json));
            results.Add(result);
        }

        if (starts.Count > 1)
            SeedMeans.Write(console, results, json);
        return exit;
    }

    private static SessionResult? Train(CommandConsole console, TrainingStart start, bool json, string again, CancellationToken interruption)
    {
        var (request, folder) = (start.Request, start.Folder);
        var table = new EpochTable(console, json);
        if (folder.ReadResult() is { } finished)
        {
            console.Tell("this training is finished");
            finished.Epochs.ToList().ForEach(table.Write);
            return finished;
        }

        var display = new TrainingDisplay(request.Training.Epochs, table, console);
        try
        {
            var result = new TrainingSession(new DataLibrary(), TimeProvider.System).Train(request, folder, display, interruption);
            display.Close();
            return result;
        }
        catch (InvalidInputException) when (start.IsNew && display.EpochsDone == 0)
        {
            folder.Abandon();
            throw;
        }
        catch (OperationCanceledException)
        {
            display.Close();
            console.Warn($"interrupted after {NumberText.Count(display.EpochsDone)} of {NumberText.Counted(request.Training.Epochs, "epoch")}; go on with: {again}");
            return null;
        }
    }
}

using Explorer.Training.Sessions;
using Explorer.Trainings;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer train MODEL --data NAME</c>: one network, as a notebook would.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var options = new TrainOptions();
        var command = options.Create();
        command.SetRun((parsed, console) =>
        {
            var (input, output) = (new TrainInput(options, parsed, console), parsed.GetValue(options.Output));
            return Train(console, parsed.GetValue(options.Resume) ? TrainingStart.GoOn(input, output) : TrainingStart.Begin(console, input, output, parsed.GetValue(options.Replace)), parsed.GetValue(options.Json));
        });
        return command;
    }

    private static int Train(CommandConsole console, TrainingStart start, bool json)
    {
        using var interruption = new Interruption(console);
        var (request, folder) = (start.Request, start.Folder);
        var table = new EpochTable(console.Output, json);
        if (folder.ReadResult() is { } finished)
        {
            console.Tell("this training is finished");
            finished.Epochs.ToList().ForEach(table.Write);
            return TrainResultLines.Write(console, finished, folder, json);
        }

        EngineLine.Write(console.Tell, [request.Device]);
        var display = new TrainingDisplay(request.Training.Epochs, table, console);
        SessionResult result;
        try
        {
            result = new TrainingSession(new DataLibrary(), TimeProvider.System).Train(request, folder, display, interruption.Token);
        }
        catch (InvalidInputException) when (start.IsNew && display.EpochsDone == 0)
        {
            folder.Abandon();
            throw;
        }
        catch (OperationCanceledException)
        {
            display.Close();
            console.Tell($"interrupted after {NumberText.Count(display.EpochsDone)} of {NumberText.Counted(request.Training.Epochs, "epoch")}; go on with: explorer train --resume --out {folder.Path}");
            return ExitCode.Interrupted;
        }

        display.Close();
        return TrainResultLines.Write(console, result, folder, json);
    }
}

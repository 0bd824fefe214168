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
            var input = new TrainInput(options, parsed, console);
            var resume = parsed.GetValue(options.Resume);
            var (request, folder) = resume ? GoOn(input, parsed.GetValue(options.Output)) : Begin(console, input, parsed.GetValue(options.Output), parsed.GetValue(options.Replace));
            return Train(console, request, folder, parsed.GetValue(options.Json), begun: !resume);
        });
        return command;
    }

    private static (SessionRequest Request, SessionFolder Folder) Begin(CommandConsole console, TrainInput input, string? output, bool replace)
    {
        var (request, usual, changes) = input.Read();
        TorchEngine.RequireAvailable();
        var folder = new SessionFolder(output ?? usual);
        if (!replace && File.Exists(folder.RequestPath))
        {
            throw new InvalidInputException(folder.Path, $"holds a training; explorer train --resume --out {folder.Path} goes on with it, --replace begins anew, --out names another folder");
        }

        folder.Begin(request);
        if (changes is not null)
        {
            console.Tell($"{request.Model} fitted to {request.Data.Name}: {changes}");
        }

        if (request.StartWeights is { } weights)
        {
            console.Tell($"begins with the weights of {weights}");
        }

        return (request, folder);
    }

    private static (SessionRequest Request, SessionFolder Folder) GoOn(TrainInput input, string? output)
    {
        TorchEngine.RequireAvailable();
        var asked = input.NamesNetwork ? input.Read() : default;
        var folder = new SessionFolder(output ?? asked.Folder ?? throw new InvalidInputException("explorer train", "--resume needs to know which training: name its folder with --out"));
        var begun = folder.ReadRequest() ?? throw new InvalidInputException(folder.Path, "holds no training to go on with; leave --resume out to begin one");
        if (asked.Request is not null && begun.DifferencesTo(asked.Request) is { Count: > 0 } differences)
        {
            throw new InvalidInputException(folder.Path, $"this training began with other settings ({string.Join(", ", differences)}); explorer train --resume --out {folder.Path} goes on with those, --replace instead of --resume begins anew");
        }

        return (begun, folder);
    }

    private static int Train(CommandConsole console, SessionRequest request, SessionFolder folder, bool json, bool begun)
    {
        using var interruption = new Interruption(console);
        var table = new EpochTable(console.Output, json);
        var result = folder.ReadResult();
        if (result is not null)
        {
            console.Error.WriteLine("explorer: this training is finished");
            result.Epochs.ToList().ForEach(table.Write);
            return TrainResultLines.Write(console, result, folder, json);
        }

        EngineLine.Write(console.Tell, [request.Device]);
        var display = new TrainingDisplay(request.Training.Epochs, table, console);
        try
        {
            result = new TrainingSession(new DataLibrary(), TimeProvider.System).Train(request, folder, display, interruption.Token);
        }
        catch (InvalidInputException) when (begun && display.EpochsDone == 0)
        {
            folder.Abandon();
            throw;
        }
        catch (OperationCanceledException)
        {
            display.Close();
            console.Tell($"interrupted after {display.EpochsDone} of {request.Training.Epochs} epochs; go on with: explorer train --resume --out {folder.Path}");
            return ExitCode.Interrupted;
        }

        display.Close();
        return TrainResultLines.Write(console, result, folder, json);
    }
}

using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>A training that is to be done: begun anew, or found in its folder.</summary>
/// <param name="Request">The training.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="IsNew">Whether it is begun anew.</param>
internal sealed record TrainingStart(SessionRequest Request, SessionFolder Folder, bool IsNew)
{
    /// <summary>Begins a training.</summary>
    /// <param name="console">Told what is done on the way.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="output">Its folder; null for the usual one.</param>
    /// <param name="replace">Whether one in the folder is replaced.</param>
    /// <exception cref="InvalidInputException">What was typed cannot be trained, or the folder holds a training.</exception>
    public static TrainingStart Begin(CommandConsole console, TrainInput input, string? output, bool replace)
    {
        var (request, usual, changes) = input.Read();
        TorchEngine.RequireAvailable();
        var folder = new SessionFolder(output ?? usual);
        if (!replace && File.Exists(folder.RequestPath))
            throw new InvalidInputException(folder.Path, $"holds a training; explorer train --resume --out {folder.Path} goes on with it, --replace begins anew, --out names another folder");
        folder.Begin(request);
        if (changes is not null)
            console.Tell($"{request.Model} fitted to {request.Data.Name}: {changes}");
        if (request.StartWeights is { } weights)
            console.Tell($"begins with the weights of {weights}");
        return new TrainingStart(request, folder, IsNew: true);
    }

    /// <summary>Goes on with the training in a folder.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="output">The folder; null for the usual one of what was typed.</param>
    /// <exception cref="InvalidInputException">There is none, or it began with other settings than were typed.</exception>
    public static TrainingStart GoOn(TrainInput input, string? output)
    {
        TorchEngine.RequireAvailable();
        var asked = input.NamesNetwork ? input.Read() : default;
        var folder = new SessionFolder(output ?? asked.Folder ?? throw new InvalidInputException("explorer train", "--resume needs to know which training: name its folder with --out"));
        var begun = folder.ReadRequest() ?? throw new InvalidInputException(folder.Path, "holds no training to go on with; leave --resume out to begin one");
        if (asked.Request is not null && begun.DifferencesTo(asked.Request) is { Count: > 0 } differences)
            throw new InvalidInputException(folder.Path, $"this training began with other settings ({string.Join(", ", differences)}); explorer train --resume --out {folder.Path} goes on with those, --replace instead of --resume begins anew");
        return new TrainingStart(begun, folder, IsNew: false);
    }
}

using Explorer.Commands;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>A training that is to be done: begun anew, or found in its folder.</summary>
/// <param name="Request">The training.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="IsNew">Whether it is begun anew.</param>
internal sealed record TrainingStart(SessionRequest Request, SessionFolder Folder, bool IsNew)
{
    /// <summary>Begins what was asked for, a training a seed.</summary>
    /// <param name="console">Told what is done on the way.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="replace">Whether those in the folders are replaced.</param>
    /// <exception cref="InvalidInputException">What was typed cannot be trained, or a folder holds a training.</exception>
    public static IReadOnlyList<TrainingStart> Begin(CommandConsole console, TrainInput input, bool replace)
    {
        var (request, usual, changes) = input.Read();
        TorchEngine.RequireAvailable();
        List<TrainingStart> starts = [.. input.Seeds.Select(seed => new TrainingStart(request with { Seed = seed }, input.Folder(usual, seed), IsNew: true))];
        if (!replace && starts.Find(start => File.Exists(start.Folder.RequestPath)) is { Folder.Path: var held })
            throw new InvalidInputException(held, $"holds a training; explorer train --resume{OutputOptions.Named("--out", held, "")} goes on with it, --replace begins anew, --out names another folder");
        starts.ForEach(start => start.Folder.Begin(start.Request));
        if (changes is not null)
            console.Tell($"{request.Model} fitted to {request.Data.Name}: {changes}");
        if (request.StartWeights is { } weights)
            console.Tell($"begins with the weights of {weights}");
        return starts;
    }

    /// <summary>Goes on with the trainings in their folders.</summary>
    /// <param name="input">What was typed.</param>
    /// <exception cref="InvalidInputException">There is none, or it began with other settings than were typed.</exception>
    public static IReadOnlyList<TrainingStart> GoOn(TrainInput input)
    {
        TorchEngine.RequireAvailable();
        var asked = input.NamesNetwork ? input.Read() : default;
        return [.. input.Seeds.Select(seed => GoOn(input, input.Folder(asked.Folder, seed), asked.Request is { } request ? request with { Seed = seed } : null))];
    }

    private static TrainingStart GoOn(TrainInput input, SessionFolder folder, SessionRequest? asked)
    {
        var begun = folder.ReadRequest() ?? throw new InvalidInputException(folder.Path, "holds no training to go on with; leave --resume out to begin one");
        var instead = $"explorer train --resume{OutputOptions.Named("--out", folder.Path, "")} goes on with those, --replace instead of --resume begins anew";
        if (input.Epochs is { } epochs && epochs != begun.Training.Epochs)
        {
            throw new InvalidInputException(
                folder.Path,
                $"this training began with {NumberText.Counted(begun.Training.Epochs, "epoch")}, by which its learning rate goes and after which its test is measured once, so it cannot end after {NumberText.Count(epochs)}; {instead}, and --from {folder.LastPath} begins another with its weights");
        }

        if (asked is not null && begun.DifferencesTo(asked) is { Count: > 0 } differences)
            throw new InvalidInputException(folder.Path, $"this training began with other settings ({string.Join(", ", differences)}); {instead}");
        if (asked is null && input.Epochs is null && input.Settings.ToList() is { Count: > 0 } typed)
            throw new InvalidInputException(folder.Path, $"without MODEL a training goes on with the settings it began with; leave out {string.Join(", ", typed)}");
        return new TrainingStart(begun, folder, IsNew: false);
    }
}

using Explorer.SearchSpace.Complexity;
using Explorer.Training.Sessions;

namespace Explorer.Zoo;

/// <summary>A network that <c>explorer train</c> trained by itself, as an export takes it.</summary>
public static class TrainedNetwork
{
    /// <summary>The request to export a finished training, with the weights that its test was of.</summary>
    /// <param name="folder">The training's folder.</param>
    /// <param name="licence">Licence of the weights.</param>
    /// <exception cref="InvalidInputException">The folder holds no finished training, or one that diverged.</exception>
    public static ExportRequest Request(SessionFolder folder, string licence)
    {
        var result = folder.ReadResult() ?? throw new InvalidInputException(
            folder.Path,
            folder.ReadRequest() is null ? "holds no training; expected a folder that explorer train wrote" : $"this training is not finished; explorer train --resume --out {folder.Path} goes on with it");
        if (result.DivergedIn is { } epoch)
            throw new InvalidInputException(folder.Path, $"this training diverged in epoch {epoch}, so there is nothing to export");
        var request = result.Request;
        return new ExportRequest
        {
            Trial = Trial(result, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Path))), new DateTimeOffset(File.GetLastWriteTimeUtc(folder.ResultPath))),
            Rank = 1,
            Population = 1,
            Data = request.Data,
            WeightsPath = request.TestBest ? folder.BestPath : folder.LastPath,
            TestedInTraining = result.Test is not null,
            Licence = licence,
            DataDirectory = request.DataDirectory,
        };
    }

    private static TrialRecord Trial(SessionResult result, string name, DateTimeOffset finished)
    {
        var request = result.Request;
        var exported = result.Epochs[(request.TestBest ? result.BestEpoch : result.Epochs.Count) - 1];
        return new TrialRecord
        {
            Experiment = name,
            Planned = new PlannedTrial
            {
                Index = 0,
                Config = request.Config,
                Hash = ModelConfigJson.Hash(request.Config),
                Seed = request.Seed,
                Complexity = ComplexityCalculator.Of(request.Config),
                Training = request.Training,
                Origin = TrialOrigin.Named,
            },
            Outcome = new TrialOutcome.Completed(exported.ValidationError, result.Epochs[result.BestEpoch - 1].ValidationError),
            Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = result.Epochs.Count }, Error = exported.ValidationError, Epochs = result.Epochs }],
            Seconds = result.Epochs.Sum(epoch => epoch.Seconds),
            Attempts = 1,
            Environment = result.Environment,
            FinishedAt = finished,
        };
    }
}

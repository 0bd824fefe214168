using Explorer.Experiments.Trainings;
using Explorer.Reporting.Trainings;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>A finished training as its page takes it.</summary>
internal static class TrainingPageFigures
{
    /// <summary>The page's input.</summary>
    public static TrainingPageInput Of(SessionResult result) => new()
    {
        Model = result.Request.Model,
        Config = result.Request.Config,
        Data = result.Request.Data.Name,
        Epochs = result.Epochs,
        BestEpoch = result.BestEpoch,
        DivergedIn = result.DivergedIn,
        TestAccuracy = result.Test is { } test ? new Estimate(1 - test.Error, WilsonInterval.Of(test.Images - test.Wrong, test.Images)) : null,
        TestEpoch = result.Test?.Epoch,
        Confusion = result.Test is { } measured ? [.. measured.Confusion.Counts] : [],
        ClassNames = result.ClassNames,
        Settings = [.. Settings(result)],
    };

    private static IEnumerable<(string Name, string Value)> Settings(SessionResult result)
    {
        var request = result.Request;
        var training = request.Training;
        yield return ("images", FormattableString.Invariant($"{result.TrainImages:N0} training and {result.ValidationImages:N0} validation images of {request.Data.Name}, split by seed {request.Data.Seed}; hash {result.Environment.DataHash}"));
        yield return ("first weights", request.StartWeights is { } start ? $"from {start}" : EnumNames.Of(request.Initialization));
        yield return ("optimiser", FormattableString.Invariant($"{EnumNames.Of(training.Optimizer)}, {(training.Optimizer == OptimizerType.Sgd ? $"momentum {training.Momentum}, " : "")}weight decay {training.WeightDecay:0.#######}"));
        yield return ("learning rate", FormattableString.Invariant($"{training.LearningRate}, {EnumNames.Of(training.Schedule)}, warm-up {training.WarmupEpochs} epochs"));
        yield return ("batch", FormattableString.Invariant($"{training.BatchSize} images"));
        yield return ("augmentation", training.Augment.Count == 0 ? "none" : string.Join(", ", training.Augment.Select(EnumNames.Of)));
        yield return ("label smoothing", FormattableString.Invariant($"{training.LabelSmoothing}"));
        yield return ("precision", EnumNames.Of(training.Precision));
        yield return ("seed", FormattableString.Invariant($"{request.Seed}"));
        yield return ("time", NumberText.Time(result.Epochs.Sum(epoch => epoch.Seconds)));
        yield return ("machine", FormattableString.Invariant($"{result.Environment.Engine} on {result.Environment.Device}, {result.Environment.Threads} threads"));
    }
}

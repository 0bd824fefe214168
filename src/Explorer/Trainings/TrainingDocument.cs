using Explorer.Documents.Figures.Kinds;
using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Complexity;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>One network's training: its result, and in full accounts curves, test, epochs and settings.</summary>
internal static class TrainingDocument
{
    private const int MostConfusions = 8;

    /// <summary>The columns that tell of an epoch.</summary>
    public static IReadOnlyList<Column> EpochColumns { get; } =
    [
        new("epoch"), new("train loss"), new("train accuracy"), new("validation loss") { IsDetail = true }, new("validation accuracy"), new("seconds"), new("") { IsDetail = true },
    ];

    /// <summary>The shown ones of these in few characters, for narrow terminals.</summary>
    public static IReadOnlyList<string> ShortEpochTitles { get; } = ["epoch", "loss", "train", "valid.", "s"];

    /// <summary>The document.</summary>
    public static Document Of(SessionResult result)
    {
        Block[] details = [.. Curves(result), .. Test(result), .. Epochs(result), .. Network(result)];
        return new($"{result.Request.Model} on {result.Request.Data.Name}", [new Block.Paragraph(Result(result)) { Tone = Tone.Answer }, .. details.Select(block => block with { IsDetail = true })]);
    }

    /// <summary>An epoch in those columns.</summary>
    public static IReadOnlyList<Cell> Epoch(EpochMetrics epoch, bool isBest = false) =>
    [
        Cell.Count(epoch.Epoch), Cell.Number(epoch.TrainLoss, 4), Cell.Share(1 - epoch.TrainError, 2), Cell.Number(epoch.ValidationLoss, 4), Cell.Share(1 - epoch.ValidationError, 2),
        Cell.Number(epoch.Seconds, 1), Cell.Words(isBest ? "least validation error" : ""),
    ];

    private static string Result(SessionResult result)
    {
        List<string> sentences = [];
        if (result.DivergedIn is { } epoch)
            sentences.Add($"The training diverged in epoch {epoch}: its loss became infinite or no number.");
        if (result.Test is { } test)
            sentences.Add($"Test accuracy {Cell.Share(Accuracy(test), 2)} (95 % interval; {NumberText.Counted(test.Images, "test image")}, weights of epoch {test.Epoch}).");
        if (result.BestEpoch > 0)
            sentences.Add($"Validation accuracy {NumberText.Share(1 - result.Epochs[result.BestEpoch - 1].ValidationError, 2)} at best, in epoch {result.BestEpoch} of {result.Epochs.Count}.");
        return string.Join(' ', sentences);
    }

    private static Estimate Accuracy(SessionTest test) => ImageError.Of(test.Images - test.Wrong, test.Images);

    private static IEnumerable<Block> Curves(SessionResult result) =>
        result.Epochs.Count == 0 ? [] : [new Block.Section("curves", "Curves"), TrainingCurves.Accuracy(result.Epochs), TrainingCurves.Loss(result.Epochs)];

    private static IEnumerable<Block> Test(SessionResult result)
    {
        if (result.Test is not { } test)
            yield break;
        IReadOnlyList<IReadOnlyList<int>> confusion = [.. test.Confusion.Counts];
        yield return new Block.Section("test", "Test");
        yield return new Block.Paragraph(
            $"Measured by this training once, at its end, on {NumberText.Counted(test.Images, "test image")} with the weights of epoch {test.Epoch}: accuracy {NumberText.Share(1 - test.Error, 2)}. The interval ({ImageError.Method}) is the chance of the images drawn, not of another training.");
        yield return ConfusionMatrix.Of("confusion", "Confusion matrix of the test images: a row a class, a column the class it was taken for; depth of colour by share of the row (of mistakes, its square root).", confusion, result.ClassNames);
        var mistakes = Mistakes(confusion, result.ClassNames).ToList();
        if (mistakes.Count == 0)
            yield break;
        yield return new Block.Heading("Most frequent mistakes");
        yield return Table.Of(["class", "taken for", "images", "share"], mistakes);
    }

    private static IEnumerable<Block> Epochs(SessionResult result) => result.Epochs.Count == 0
        ? []
        : [new Block.Section("epochs", "Epochs"), new Table(EpochColumns, [.. result.Epochs.Select(epoch => Epoch(epoch, epoch.Epoch == result.BestEpoch))])];

    private static IEnumerable<Block> Network(SessionResult result)
    {
        var (request, config, training, environment) = (result.Request, result.Request.Config, result.Request.Training, result.Environment);
        var cost = ComplexityCalculator.Of(config);
        yield return new Block.Section("settings", "Network and training");
        yield return Table.Facts(
            ("network", $"{request.Model}, family {config.Family}, config hash {ModelConfigJson.Hash(config)}"),
            ("input", $"{config.Input.Channels} × {config.Input.Resolution} × {config.Input.Resolution}, {NumberText.Counted(config.Classes, "class", "classes")}"),
            ("parameters", NumberText.Count(cost.Params)),
            ("multiply-adds", NumberText.Count(cost.Flops)),
            ("activations", NumberText.Count(cost.Activations)),
            ("images", $"{NumberText.Count(result.TrainImages)} training and {NumberText.Counted(result.ValidationImages, "validation image")} of {request.Data.Name}, split by seed {request.Data.Seed}; hash {environment.DataHash}"),
            ("first weights", request.StartWeights is { } start ? $"from {start}" : EnumNames.Of(request.Initialization)),
            ("optimiser", $"{EnumNames.Of(training.Optimizer)}, {(training.Optimizer == OptimizerType.Sgd ? $"momentum {NumberText.Setting(training.Momentum)}, " : "")}weight decay {NumberText.Setting(training.WeightDecay)}"),
            ("learning rate", $"{NumberText.Setting(training.LearningRate)}, {EnumNames.Of(training.Schedule)}, warm-up {NumberText.Setting(training.WarmupEpochs)} epochs"),
            ("batch", NumberText.Counted(training.BatchSize, "image")),
            ("augmentation", training.Augment.Count == 0 ? "none" : string.Join(", ", training.Augment.Select(EnumNames.Of))),
            ("label smoothing", NumberText.Setting(training.LabelSmoothing)),
            ("precision", EnumNames.Of(training.Precision)),
            ("seed", $"{request.Seed}"),
            ("time", NumberText.Time(result.Epochs.Sum(epoch => epoch.Seconds))),
            ("machine", $"{environment.Engine} on {environment.Device}, {NumberText.Counted(environment.Threads, "thread")}"));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Mistakes(IReadOnlyList<IReadOnlyList<int>> confusion, ValueList<string> classes) => confusion
        .SelectMany((row, i) => row.Select((count, j) => (Row: i, Column: j, Count: count, Share: (double)count / Math.Max(1, row.Sum()))))
        .Where(cell => cell.Row != cell.Column && cell.Count > 0)
        .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Row).ThenBy(cell => cell.Column)
        .Take(MostConfusions)
        .Select(cell => (IReadOnlyList<Cell>)[Cell.Words(classes[cell.Row]), Cell.Words(classes[cell.Column]), Cell.Count(cell.Count), Cell.Share(cell.Share, 2)]);
}

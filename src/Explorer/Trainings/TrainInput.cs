using System.CommandLine;
using Explorer.Models.Initialization;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;
using Explorer.Training.Data.Catalog;
using Explorer.Training.Sessions;
using Explorer.Trials.Experiments;

namespace Explorer.Trainings;

/// <summary>Turns what was typed into a training, with every problem listed.</summary>
/// <param name="options">The options.</param>
/// <param name="parsed">What was typed.</param>
internal sealed class TrainInput(TrainOptions options, ParseResult parsed)
{
    private const double SgdRate = 0.1;
    private const double AdamRate = 1e-3;
    private const int ValidationShare = 10;
    private const int MostOfTraining = 4;
    private const string None = "none";

    private readonly List<Problem> _problems = [];

    /// <summary>Whether the command line names a network, so that there is a training to ask for.</summary>
    public bool NamesNetwork => parsed.GetValue(options.Model) is not null || parsed.GetValue(options.From) is not null;

    /// <summary>The training asked for and the folder that it goes to where none is named.</summary>
    /// <exception cref="InvalidInputException">Something is missing, unknown or out of range.</exception>
    public (SessionRequest Request, string Folder, string? Changes) Read()
    {
        var (model, config, weights) = StartingNetwork.Read(parsed.GetValue(options.Model), parsed.GetValue(options.From));
        var data = Images();
        var training = Training();
        var train = parsed.GetValue(options.TrainImages);
        Require(parsed.GetValue(options.Resize) is null or (>= 1 and <= ModelLimits.MostResolution), "--resize", parsed.GetValue(options.Resize), $"1 to {ModelLimits.MostResolution}");
        Require(train is null or >= 1, "--train-images", train, "at least 1");
        Require(parsed.GetValue(options.TestImages) is not { } test || (test >= 0 && test <= data.TestImages), "--test-images", parsed.GetValue(options.TestImages), $"0 to the {data.TestImages} test images of {data.Name}");
        Require(parsed.GetValue(options.Threads) >= 1, "--threads", parsed.GetValue(options.Threads), "at least 1");
        var initialization = Word<InitialDistribution>(options.Initialization);
        if (_problems.Count > 0)
            throw new InvalidInputException("explorer train", _problems);
        var fitted = FittedModel.Fit(model, config, data, parsed.GetValue(options.Resize) ?? data.Shape.Resolution);
        var request = new SessionRequest
        {
            Model = model,
            Config = fitted,
            Training = training,
            Initialization = initialization,
            Data = new DataSettings
            {
                Name = data.Name,
                Train = train,
                Validation = parsed.GetValue(options.Validation) ?? DefaultValidation(data, train),
                Seed = parsed.GetValue(options.DataSeed),
            },
            DataDirectory = parsed.GetValue(options.Datasets),
            Seed = parsed.GetValue(options.Seed),
            StartWeights = weights,
            TestImages = parsed.GetValue(options.TestImages),
            TestBest = parsed.GetValue(options.TestBest),
            Device = parsed.GetValue(options.Device)!,
            Threads = parsed.GetValue(options.Threads),
        };
        return (request, Path.Combine("runs", $"{model}-{data.Name}"), FittedModel.Changes(config, fitted));
    }

    private DataSetDescription Images() => NamedImages.Find(
        parsed.GetValue(options.Data) ?? throw new InvalidInputException("explorer train", "no images: name a data set with --data, such as --data mnist; see explorer data list"),
        parsed.GetValue(options.Datasets),
        parsed.GetValue(options.Resize));

    private TrainingSettings Training()
    {
        var optimizer = Word<OptimizerType>(options.Optimizer);
        var rate = parsed.GetValue(options.Rate) ?? (optimizer == OptimizerType.Sgd ? SgdRate : AdamRate);
        var momentum = parsed.GetValue(options.Momentum);
        var settings = new TrainingSettings
        {
            Epochs = parsed.GetValue(options.Epochs),
            BatchSize = parsed.GetValue(options.Batch),
            Optimizer = optimizer,
            LearningRate = rate,
            Momentum = momentum,
            Nesterov = momentum > 0,
            WeightDecay = parsed.GetValue(options.WeightDecay),
            Schedule = Word<ScheduleType>(options.Schedule),
            WarmupEpochs = parsed.GetValue(options.Warmup),
            LabelSmoothing = parsed.GetValue(options.Smoothing),
            Augment = Augmentations(),
            Precision = Word<PrecisionType>(options.Precision),
        };
        Require(settings.Epochs >= 1, "--epochs", settings.Epochs, "at least 1");
        Require(settings.BatchSize >= 1, "--batch", settings.BatchSize, "at least 1");
        Require(rate > 0 && double.IsFinite(rate), "--lr", rate, "above 0");
        Require(momentum is >= 0 and < 1, "--momentum", momentum, "at least 0 and below 1");
        Require(settings.WeightDecay is >= 0 and < double.PositiveInfinity, "--weight-decay", settings.WeightDecay, "at least 0");
        Require(settings.WarmupEpochs >= 0 && settings.WarmupEpochs < settings.Epochs, "--warmup", settings.WarmupEpochs, $"at least 0 and below the {settings.Epochs} epochs");
        Require(settings.LabelSmoothing is >= 0 and < 1, "--label-smoothing", settings.LabelSmoothing, "at least 0 and below 1");
        Require(settings.Schedule != ScheduleType.Step, "--schedule", "step", "cosine or constant");
        return settings;
    }

    private ValueList<Augmentation> Augmentations()
    {
        var text = parsed.GetValue(options.Augment)!;
        if (text == None)
            return [];
        var found = new List<Augmentation>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (EnumNames.Find<Augmentation>(word) is not { } step)
                _problems.Add(new Problem("--augment", $"\"{word}\" is not known; {NearMatch.Advice(word, [.. EnumNames.All<Augmentation>(), None])}"));
            else if (found.Contains(step))
                _problems.Add(new Problem("--augment", $"{word} stands twice, expected each once"));
            else
                found.Add(step);
        }

        return found.ToValueList();
    }

    private T Word<T>(Option<string> option)
        where T : struct, Enum
    {
        var word = parsed.GetValue(option)!;
        if (EnumNames.Find<T>(word) is { } value)
            return value;
        _problems.Add(new Problem(option.Name, $"\"{word}\" is not known; {NearMatch.Advice(word, EnumNames.All<T>().ToList())}"));
        return default;
    }

    private void Require(bool holds, string option, object? found, string expected)
    {
        if (!holds)
            _problems.Add(new Problem(option, FormattableString.Invariant($"found {found}, expected {expected}")));
    }

    private static int DefaultValidation(DataSetDescription data, int? train)
    {
        var share = Math.Max(1, data.TrainImages / ValidationShare);
        return train is { } images ? Math.Clamp(images / MostOfTraining, 1, share) : share;
    }
}

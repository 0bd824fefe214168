using System.Text.Json;
using Explorer.Experiments.Trainings;
using Explorer.Models.Initialization;
using Explorer.Training.Data.Catalog;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>Turns what was typed into a training, with every problem listed.</summary>
/// <param name="options">The options.</param>
/// <param name="parsed">What was typed.</param>
/// <param name="console">Told of what is done on the way.</param>
internal sealed class TrainInput(TrainOptions options, ParseResult parsed, CommandConsole console)
{
    private const string Origin = "explorer train";
    private const double AdamRate = 1e-3;
    private const int ValidationShare = 10;
    private const int MostOfTraining = 4;
    private const string None = "none";

    private readonly List<Problem> _problems = [];

    /// <summary>Whether the command line names a network, so that there is a training to ask for.</summary>
    public bool NamesNetwork => parsed.GetValue(options.Model) is not null || parsed.GetValue(options.From) is not null;

    /// <summary>What was typed of the options that a training's own settings follow from.</summary>
    public IEnumerable<string> Settings => parsed.CommandResult.Command.Options
        .Except([options.Output, options.Resume, options.Replace, options.Json, options.Seed, options.Seeds, options.Data]).Where(IsTyped).Select(option => option.Name);

    /// <summary>The epochs that were typed; null for none.</summary>
    public int? Epochs => IsTyped(options.Epochs) ? parsed.GetValue(options.Epochs) : null;

    /// <summary>Seeds of the trainings asked for.</summary>
    public IReadOnlyList<ulong> Seeds => [.. Enumerable.Range(0, parsed.GetValue(options.Seeds)).Select(place => parsed.GetValue(options.Seed) + (ulong)place)];

    /// <summary>The folder of one of them: the usual one of what was typed, or what was named, with a folder a seed where there are several.</summary>
    /// <param name="usual">The usual one without its seed; null where no network was named.</param>
    /// <param name="seed">Its seed.</param>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public SessionFolder Folder(string? usual, ulong seed)
    {
        var ending = FormattableString.Invariant($"seed{seed}");
        if (parsed.GetValue(options.Output) is { } named)
            return new SessionFolder(parsed.GetValue(options.Seeds) > 1 ? Path.Combine(named, ending) : named);
        var folder = usual is null
            ? throw new InvalidInputException("explorer train", "--resume needs to know which training: name its folder with --out")
            : seed == 0 ? usual : $"{usual}-{ending}";
        return new DirectoryInfo(folder).LinkTarget is { } target
            ? throw new InvalidInputException(folder, $"is a link, to {target}, and is not followed; remove it, or name that folder by --out")
            : new SessionFolder(folder);
    }

    /// <summary>The training asked for and the folder that it goes to where none is named.</summary>
    /// <exception cref="InvalidInputException">Something is missing, unknown or out of range.</exception>
    public (SessionRequest Request, string Folder, string? Changes) Read()
    {
        var (model, config, weights) = StartingNetwork.Read(parsed.GetValue(options.Model), parsed.GetValue(options.From));
        var data = Images();
        var (training, images) = TrainingAndData(data);
        Require(parsed.GetValue(options.Resize) is null or (>= 1 and <= ModelLimits.MostResolution), "--resize", parsed.GetValue(options.Resize), $"1 to {ModelLimits.MostResolution}");
        Require(parsed.GetValue(options.TestImages) is not { } test || (test >= 0 && test <= data.TestImages), "--test-images", parsed.GetValue(options.TestImages), $"0 to the {data.TestImages} test images of {data.Name}");
        Require(parsed.GetValue(options.Threads) >= 1, "--threads", parsed.GetValue(options.Threads), "a whole number of at least 1");
        var initialization = Word<InitialDistribution>(options.Initialization);
        if (_problems.Count > 0)
            throw new InvalidInputException(Origin, _problems);
        var input = new InputShape(data.Shape.Channels, parsed.GetValue(options.Resize) ?? data.Shape.Resolution);
        var fitted = config.Adapt(input, data.Classes, $"{model} fitted to {data.Name} at {NetworkText.Shape(input)} (--resize)");
        var request = new SessionRequest
        {
            Model = model,
            Config = fitted,
            Training = training,
            Initialization = initialization,
            Data = images,
            DataDirectory = parsed.GetValue(options.Data),
            Seed = parsed.GetValue(options.Seed),
            StartWeights = weights,
            TestImages = parsed.GetValue(options.TestImages),
            TestBest = parsed.GetValue(options.TestBest),
            Device = parsed.GetValue(options.Device)!,
            Threads = parsed.GetValue(options.Threads),
        };
        return (request, Path.Combine("runs", $"{model}-{data.Name}"), Changes(config, fitted));
    }

    private bool IsTyped(Option option) => parsed.GetResult(option) is { Implicit: false };

    // What was changed for the images, in words; null where nothing was.
    private static string? Changes(ModelConfig config, ModelConfig fitted)
    {
        List<string> changes = [];
        if (config.Input != fitted.Input)
            changes.Add($"input {NetworkText.Shape(config.Input)} to {NetworkText.Shape(fitted.Input)}");
        if (config.Classes != fitted.Classes)
            changes.Add($"classes {NumberText.Count(config.Classes)} to {NumberText.Count(fitted.Classes)}");
        return changes.Count == 0 ? null : string.Join(", ", changes);
    }

    private DataSetDescription Images()
    {
        var (set, data) = (parsed.GetValue(options.Set), parsed.GetValue(options.Data));
        if (data is not null && (set is null || !Directory.Exists(data)))
        {
            throw new InvalidInputException(options.Data.Name, set is null || DataSets.All.Concat(DataSets.Imported(null)).Any(known => known.Name == data)
                ? $"--data is where data sets lie; name the set by --set {data}"
                : $"there is no folder {data}; expected the folder that data sets lie in");
        }

        return NamedImages.Find(
            console, set ?? throw new InvalidInputException(Origin, "no images: name a data set by --set, such as --set mnist; see explorer data list"), data, parsed.GetValue(options.Resize));
    }

    // What an experiment's training and data would say, read as they are: ranges and messages are those of experiments.
    private SingleTraining TrainingAndData(DataSetDescription images)
    {
        var schedule = parsed.GetValue(options.Schedule)!;
        Require(schedule != EnumNames.Of(ScheduleType.Step), options.Schedule.Name, schedule, "cosine or constant");
        var isAdam = parsed.GetValue(options.Optimizer) != EnumNames.Of(OptimizerType.Sgd);
        var momentum = parsed.GetValue(options.Momentum);
        var augment = parsed.GetValue(options.Augment)!;
        (string Member, Option Option, object? Value)[] training =
        [
            Typed("epochs", options.Epochs),
            Typed("batchSize", options.Batch),
            Typed("optimizer", options.Optimizer),
            ("learningRate", options.Rate, parsed.GetValue(options.Rate) ?? (isAdam ? AdamRate : null)),
            Typed("momentum", options.Momentum),
            ("nesterov", options.Momentum, momentum > 0),
            Typed("weightDecay", options.WeightDecay),
            ("schedule", options.Schedule, schedule == EnumNames.Of(ScheduleType.Step) ? null : schedule),
            Typed("warmupEpochs", options.Warmup),
            Typed("labelSmoothing", options.Smoothing),
            ("augment", options.Augment, augment == None ? null : augment.Split(',', StringSplitOptions.TrimEntries)),
            Typed("precision", options.Precision),
        ];
        var train = parsed.GetValue(options.TrainImages);
        var validation = parsed.GetValue(options.Validation) ?? DefaultValidation(images, train);
        (string Member, Option Option, object? Value)[] data =
        [
            ("name", options.Set, images.Name),

            // An experiment has to say how many images are drawn; a training takes all there are.
            ("train", options.TrainImages, train ?? (images.Facts.IsDrawn ? Math.Max(1, images.TrainImages - validation) : null)),
            ("validation", options.Validation, validation),
            Typed("seed", options.DataSeed),
        ];
        try
        {
            var read = SingleTraining.Read(Json(training), Json(data), Origin);
            return read with { Data = read.Data with { Train = train } };
        }
        catch (InvalidInputException wrong)
        {
            var names = training.Concat(data).ToDictionary(row => row.Member, row => row.Option.Name, StringComparer.Ordinal);
            _problems.AddRange(wrong.Problems.Select(problem => problem with
            {
                Path = names.GetValueOrDefault(problem.Path.Split('.', '[').ElementAtOrDefault(2) ?? "", (train is null ? options.Validation : options.TrainImages).Name),
            }));
            return new SingleTraining(new TrainingSettings { Epochs = 1 }, new DataSettings { Name = images.Name, Validation = 1 });
        }
    }

    private (string Member, Option Option, object? Value) Typed<T>(string member, Option<T> option) => (member, option, parsed.GetValue(option));

    private static JsonItem Json(IEnumerable<(string Member, Option Option, object? Value)> members) => new()
    {
        Kind = JsonValueKind.Object,
        Origin = Origin,
        Members = [.. members.Where(row => row.Value is not null).Select(row => new JsonMember(row.Member, Json(row.Value!)))],
    };

    private static JsonItem Json(object value) => value switch
    {
        bool flag => new JsonItem { Kind = flag ? JsonValueKind.True : JsonValueKind.False, Origin = Origin },
        string word => new JsonItem { Kind = JsonValueKind.String, Origin = Origin, Text = word },
        string[] words => new JsonItem { Kind = JsonValueKind.Array, Origin = Origin, Items = [.. words.Select(Json)] },
        _ => new JsonItem { Kind = JsonValueKind.Number, Origin = Origin, Text = Convert.ToString(value, CultureInfo.InvariantCulture)! },
    };

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

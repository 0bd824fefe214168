using System.Text.RegularExpressions;
using Explorer.Experiments.Data;

namespace Explorer.Experiments;

/// <summary>Reads experiment files, strictly: every problem is reported at once, with the file that it is in.</summary>
public static partial class ExperimentReader
{
    private const int LongestName = 100;
    private const int MostSamples = 1_000_000;
    private const int MostRepeats = 1000;

    internal static readonly string[] Members = ["name", "extends", "description", "space", "sample", "data", "training", "fidelity", "limits"];
    internal static readonly string[] Sample = ["count", "seed", "repeats", "predicted"];

    /// <summary>Reads an experiment file and the files it extends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">What is asked of the images that it names.</param>
    /// <exception cref="InvalidInputException">A file cannot be read, or the experiment is not one.</exception>
    public static Experiment Load(string path, DataDemand data = DataDemand.Known)
    {
        var problems = new InputProblems(path);
        return Read(ExperimentMerge.Resolve(JsonText.Parse(JsonText.ReadFile(path), path, problems), problems), path, data, problems, isFile: true);
    }

    /// <summary>Reads an experiment from a stored or generated text. A training setting that it lacks means what it meant before files had defaults of their own.</summary>
    /// <param name="definition">The JSON, such as <see cref="Experiment.Definition"/>.</param>
    /// <param name="origin">Its file, beside which others are looked for, or another source, for messages.</param>
    /// <param name="data">What is asked of the images that it names.</param>
    /// <exception cref="InvalidInputException">The text is not an experiment.</exception>
    public static Experiment Parse(string definition, string origin, DataDemand data = DataDemand.Known)
    {
        var problems = new InputProblems(origin);
        return Read(ExperimentMerge.Resolve(JsonText.Parse(definition, origin, problems), problems), origin, data, problems, isFile: false);
    }

    /// <summary>Reads an experiment from its merged JSON.</summary>
    /// <exception cref="InvalidInputException">It is not an experiment.</exception>
    internal static Experiment Read(JsonItem root, string origin) => Read(root, origin, DataDemand.Known, new InputProblems(origin), isFile: false);

    internal static string? ReadName(JsonCursor? cursor)
    {
        var name = cursor?.Text("a name");
        if (name is null || (name.Length <= LongestName && SafeName().IsMatch(name)))
        {
            return name;
        }

        cursor!.Problem($"found {cursor.Item}, expected at most {LongestName} lower-case letters, digits, '.', '_' and '-', the first a letter or digit: it names files");
        return null;
    }

    private static Experiment Read(JsonItem root, string origin, DataDemand demand, InputProblems problems, bool isFile)
    {
        var parts = Read(new JsonCursor(root, "$", problems), demand, isFile);
        problems.ThrowIfAny();
        var experiment = parts! with { Origin = origin };
        return experiment with { Definition = ExperimentWriter.Write(experiment) };
    }

    private static Experiment? Read(JsonCursor root, DataDemand demand, bool isFile)
    {
        var members = root.Object(Members);
        if (members is null)
        {
            return null;
        }

        var name = ReadName(members.Required("name"));
        var description = members.Optional("description")?.Text();
        var spaceCursor = members.Required("space");
        var space = DesignSpaceJson.Read(spaceCursor);
        var sample = ReadSample(members.Optional("sample"), space);
        var data = DataReader.Read(members.Required("data"), demand);
        var training = TrainingReader.Read(members.Required("training"), isFile);
        var fidelity = FidelityReader.Read(members.Optional("fidelity"), training);
        var limits = LimitsReader.Read(members.Optional("limits"));
        if (sample?.Predicted is not null && fidelity is { Scheduler: not SchedulerType.None })
        {
            members.Optional("sample")!.Problem("\"predicted\" networks are planned once the others are trained, but a scheduler ranks all among each other; expected the scheduler none, or no \"predicted\"");
        }

        if (space is not null && data is not null)
        {
            DataReader.CheckFit(spaceCursor!, space, data, demand);
        }

        if (training is not null && data?.Train is { } images && training.Settings.BatchSize > images)
        {
            members.Required("training")!.Problem($"batchSize {training.Settings.BatchSize} is larger than the {images} training images; expected at most {images}");
        }

        if (fidelity is not null && training is not null && data is not null && space is not null)
        {
            FidelityChecks.Check(members.Optional("fidelity"), fidelity, training, data, space);
        }

        if (name is null || space is null || sample is null || data is null || training is null || fidelity is null || limits is null)
        {
            return null;
        }

        return new Experiment
        {
            Name = name,
            Description = description,
            Space = space,
            Sample = sample,
            Data = data,
            Training = training,
            Fidelity = fidelity,
            Limits = limits,
            Definition = "",
            Origin = "",
        };
    }

    private static SampleSettings? ReadSample(JsonCursor? cursor, DesignSpace? space)
    {
        var all = space is ConfigListSpace list ? list.Configs.Count : SampleSettings.DefaultCount;
        if (cursor is null)
        {
            return new SampleSettings { Count = all };
        }

        var members = cursor.Object(Sample);
        if (members is null)
        {
            return null;
        }

        var settings = new SampleSettings
        {
            Count = members.Optional("count")?.Integer(1, MostSamples) ?? all,
            Seed = members.Optional("seed")?.Seed() ?? SampleSettings.DefaultSeed,
            Repeats = members.Optional("repeats")?.Integer(1, MostRepeats) ?? 1,
            Predicted = PredictedReader.Read(members.Optional("predicted"), space),
        };
        PredictedReader.Check(members.Optional("predicted"), settings);
        return settings;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();
}

using Explorer.Experiments.Data;

namespace Explorer.Experiments;

/// <summary>Reads experiment files, strictly: every problem is reported at once, with the file that it is in.</summary>
public static class ExperimentReader
{
    /// <summary>Reads an experiment file and the files it extends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">What is asked of the images that it names.</param>
    /// <param name="changes">Members to change, as <c>training.epochs=5</c>; null for none.</param>
    /// <exception cref="InvalidInputException">A file cannot be read, or the experiment is not one.</exception>
    public static Experiment Load(string path, DataDemand data = DataDemand.Known, IReadOnlyList<string>? changes = null) =>
        Read(JsonText.ReadFile(path), path, data, changes, Source.File);

    /// <summary>Reads an experiment from a stored or generated text. A training setting that it lacks means what it meant before files had defaults of their own.</summary>
    /// <param name="definition">The JSON, such as <see cref="Experiment.Definition"/>.</param>
    /// <param name="origin">Its file, beside which others are looked for, or another source, for messages.</param>
    /// <param name="data">What is asked of the images that it names.</param>
    /// <param name="changes">Members to change, as <c>training.epochs=5</c>; null for none.</param>
    /// <exception cref="InvalidInputException">The text is not an experiment.</exception>
    public static Experiment Parse(string definition, string origin, DataDemand data = DataDemand.Known, IReadOnlyList<string>? changes = null) =>
        Read(definition, origin, data, changes, Source.Text);

    /// <summary>Reads a stored definition, which holds all that it says: others may have made it, so it names no file.</summary>
    /// <param name="definition">The JSON, <see cref="Experiment.Definition"/>.</param>
    /// <param name="origin">Where it stands, for messages.</param>
    /// <param name="data">What is asked of the images that it names.</param>
    /// <param name="changes">Members to change, as <c>training.epochs=5</c>; null for none.</param>
    /// <exception cref="InvalidInputException">The text is not an experiment, or names a file.</exception>
    public static Experiment ParseStored(string definition, string origin, DataDemand data = DataDemand.None, IReadOnlyList<string>? changes = null)
    {
        var problems = new InputProblems(origin);
        var root = JsonText.Parse(definition, origin, problems);
        if (root.Find("extends") is { } other)
            problems.Add("$.extends", root, $"found {other} in a stored definition, which extends no file");
        if (root.Find("space")?.Find("configs") is { Kind: JsonValueKind.String } file)
            problems.Add("$.space.configs", root, $"found {file} in a stored definition, which names no file; expected the networks themselves");
        problems.ThrowIfAny();
        return Read(definition, origin, data, changes, Source.Store);
    }

    /// <summary>Reads an experiment from its merged JSON.</summary>
    /// <exception cref="InvalidInputException">It is not an experiment.</exception>
    internal static Experiment Read(JsonItem root, string origin) => Read(root, origin, DataDemand.Known, new InputProblems(origin), Source.Text);

    private static Experiment Read(string text, string origin, DataDemand demand, IReadOnlyList<string>? changes, Source source)
    {
        var problems = new InputProblems(origin);
        var resolved = ExperimentMerge.Resolve(JsonText.Parse(text, origin, problems), problems);
        return Read(MemberChanges.Apply(resolved, changes ?? [], problems), origin, demand, problems, source);
    }

    private static Experiment Read(JsonItem root, string origin, DataDemand demand, InputProblems problems, Source source)
    {
        var parts = Read(new JsonCursor(root, "$", problems), demand, source);
        problems.ThrowIfAny();
        var experiment = parts! with { Origin = origin };
        return experiment with { Definition = ExperimentTable.Write(experiment) };
    }

    private static Experiment? Read(JsonCursor root, DataDemand demand, Source source)
    {
        if (ExperimentTable.Table.Read(root, out var experiment) is not { } members)
            return null;
        if (source == Source.File && members.Optional("training") is { IsObject: true })
            experiment = experiment with { Training = experiment.Training.WithFileDefaults(members.Optional("training")!.Item) };
        if (experiment.Space is ConfigListSpace list && members.Optional("sample")?.Item.Find("count") is null)
            experiment = experiment with { Sample = experiment.Sample with { Count = list.Configs.Count } };
        if (experiment.Fidelity is { Scheduler: not SchedulerType.None, Rungs.Count: 0 } fidelity && experiment.Training.Settings.Epochs != TrainingMembers.Unread)
            experiment = experiment with { Fidelity = fidelity with { Rungs = FidelityLadder.Geometric(experiment.Training.Settings.Epochs, fidelity.Reduction) } };
        if (experiment.Space is not ParameterSpace)
            Check(experiment, members, demand);
        else if (source != Source.Store)
            members.Optional("space")!.Problem("found parameters of trials that another program ran, which only a results database has; expected networks: a space with a \"family\", or \"configs\"");
        return experiment;
    }

    private static void Check(Experiment experiment, JsonMembers members, DataDemand demand)
    {
        var (space, data, training) = (members.Optional("space"), members.Optional("data"), members.Optional("training"));
        if (experiment.Sample.Predicted is not null)
        {
            var sample = members.Optional("sample")!;
            if (experiment.Space is ConfigListSpace && members.AreRead("space"))
                sample.Child(".predicted", sample.Item.Find("predicted")!).Problem("a list of networks is trained whole, so there is none left to predict; expected a sampled space, or no \"predicted\"");
            if (experiment.Fidelity.Scheduler != SchedulerType.None)
                sample.Problem("\"predicted\" networks are planned once the others are trained, but a scheduler ranks all among each other; expected the scheduler none, or no \"predicted\"");
        }

        var isKnown = data is { IsObject: true } && DataChecks.Check(data, experiment.Data, demand, members.AreRead("data"));
        if (isKnown && space is { IsObject: true })
            DataChecks.CheckFit(space, members.AreRead("space") ? experiment.Space : null, data!.Item.Find("name")!.Text, demand);
        if (members.AreRead("training", "data") && experiment.Data.Train is { } images && experiment.Training.Settings.BatchSize > images)
            training!.Problem($"batchSize {experiment.Training.Settings.BatchSize} is larger than the {images} training images; expected at most {images}");
        if (isKnown && members.AreRead("space", "data") && experiment.Training.Settings.Epochs != TrainingMembers.Unread)
            FidelityChecks.Check(members.Optional("fidelity"), experiment.Fidelity, experiment.Training, experiment.Data, experiment.Space);
    }

    private enum Source
    {
        File,
        Text,
        Store,
    }
}

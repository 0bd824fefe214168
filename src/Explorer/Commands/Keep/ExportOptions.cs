using Explorer.Training.Sessions;

namespace Explorer.Commands.Keep;

/// <summary>The options of <c>explorer export</c>, as they are typed.</summary>
internal sealed class ExportOptions
{
    public Argument<string?> Experiment { get; } = new("EXPERIMENT") { Description = StoredExperiment.Description, Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Training { get; } = new("--training") { Description = "Export the network of a folder that explorer train wrote, instead of an experiment's", HelpName = "runs/NAME" };

    public Option<string?> Name { get; } = new("--name") { Description = "The entry's name; default: of an experiment its name and the trial's number, of a training its folder's", HelpName = "NAME" };

    public Option<int> Best { get; } = new Option<int>("--best") { Description = "Export so many networks, the least validation error first", HelpName = "K", DefaultValueFactory = _ => 1 }.AtLeast(1);

    public Option<string> Zoo { get; } = ZooCommand.Zoo("--out", "-o");

    public Option<bool> Retrain { get; } = new("--retrain") { Description = "Train each network again instead of taking the weights that its trial kept" };

    public Option<int?> Epochs { get; } = new Option<int?>("--epochs") { Description = "Epochs of a retraining; default: those of the experiment's target", HelpName = "N" }.AtLeast(1);

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "Seed of a retraining; default: the trial's own", HelpName = "S" };

    public Option<bool> Replace { get; } = new("--replace") { Description = "Replace entries of the same name" };

    public Option<string> Licence { get; } = new("--licence") { Description = "Licence of the weights", DefaultValueFactory = _ => "unspecified" };

    public Option<int> Threads { get; } = new Option<int>("--threads") { Description = "Threads of one operator", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(1);

    public Option<string> Device { get; } = new("--device") { Description = "Device to train and measure on", HelpName = "cpu|cuda:0", DefaultValueFactory = _ => "cpu" };

    public Option<string> Store { get; } = OutputOptions.Store();

    public Option<string> Runs { get; } = new("--runs") { Description = "The folder that kept weights lie in, as explorer run's --out named it", HelpName = "runs/", DefaultValueFactory = _ => "runs" };

    public Option<string?> Data { get; } = OutputOptions.Data();

    /// <summary>The command with all of them.</summary>
    public Command Create() => new("export", "Exports the best networks of an experiment, or a trained network, to a zoo, with their test error")
    {
        Experiment, Training, Name, Best, Zoo, Retrain, Epochs, Seed, Replace, Licence, Threads, Device, Store, Runs, Data,
    };

    /// <summary>The networks that are asked for.</summary>
    /// <exception cref="InvalidInputException">There is nothing to export, or options exclude one another.</exception>
    public IReadOnlyList<ExportRequest> Read(ParseResult parsed)
    {
        var requests = parsed.GetValue(Training) is { } folder ? [Trained(parsed, folder)] : Chosen(parsed);
        return requests.ConvertAll(request => request with
        {
            Replace = parsed.GetValue(Replace),
            DataDirectory = parsed.GetValue(Data) ?? request.DataDirectory,
            Device = parsed.GetValue(Device)!,
            Threads = parsed.GetValue(Threads),
        });
    }

    private ExportRequest Trained(ParseResult parsed, string folder)
    {
        Option[] others = [Best, Retrain, Epochs, Seed];
        if (parsed.GetValue(Experiment) is not null || others.Any(option => parsed.GetResult(option) is { Implicit: false }))
            throw new InvalidInputException("explorer export", "--training exports one trained network as it is; EXPERIMENT, --best, --retrain, --epochs and --seed are for experiments");
        var request = TrainedNetwork.Request(new SessionFolder(folder), parsed.GetValue(Licence)!);
        return request with { Name = parsed.GetValue(Name) ?? request.Trial.Experiment };
    }

    private List<ExportRequest> Chosen(ParseResult parsed)
    {
        var name = parsed.GetValue(Experiment)
            ?? throw new InvalidInputException("explorer export", "nothing to export: name an EXPERIMENT, or a training's folder with --training");
        var again = parsed.GetValue(Retrain);
        var epochs = parsed.GetValue(Epochs);
        if (!again && (epochs is not null || parsed.GetValue(Seed) is not null))
            throw new InvalidInputException("explorer export", "--epochs and --seed are for a retraining; add --retrain");
        var entryName = parsed.GetValue(Name);
        if (entryName is not null && parsed.GetValue(Best) != 1)
            throw new InvalidInputException("explorer export", "--name names one entry; leave it out, or --best at 1");
        var storePath = parsed.GetValue(Store)!;
        using var opened = ResultStores.Open(storePath, StoreAccess.Read);
        var record = StoredExperiment.Find(opened, storePath, name);
        var zoo = parsed.GetValue(Zoo)!;
        if (Directory.Exists(RunFolder.Weights(zoo, record.Name)))
            throw new InvalidInputException(Zoo.Name, $"{zoo} holds the kept weights of {record.Name}, and --out is the zoo's folder now; name the weights' by {Runs.Name} {zoo}");
        var definition = StoredExperiment.RequireNetworks(record.ReadDefinition(storePath), "export");
        var population = Population.OfCandidates(opened.Trials(record.Name));
        return
        [
            .. Of(population, parsed.GetValue(Best), record.Name).Select((trial, place) => new ExportRequest
            {
                Trial = trial,
                Rank = place + 1,
                Population = population.Count,
                Data = definition.Data,
                WeightsPath = again ? null : RunFolder.Weights(parsed.GetValue(Runs)!, record.Name, trial.Index),
                Training = epochs is { } count ? trial.Training with { Epochs = count } : null,
                Fidelity = Target(definition, trial, epochs),
                Seed = parsed.GetValue(Seed),
                Name = entryName,
                Licence = parsed.GetValue(Licence)!,
            }),
        ];
    }

    // What the experiment's networks are judged at, which may be less than the whole training.
    private static Fidelity Target(Experiment experiment, TrialRecord trial, int? epochs)
    {
        var target = FidelityLadder.Of(experiment.Fidelity, trial.Training)[^1].Fidelity;
        return epochs is { } count ? target with { Epochs = count } : target;
    }

    private static IEnumerable<TrialRecord> Of(Population population, int count, string experiment)
    {
        if (count > population.Completed)
            throw new InvalidInputException("--best", $"found {NumberText.Count(count)}, expected at most the {NumberText.Counted(population.Completed, "completed trial")} of '{experiment}'");
        return population.Best(count).Select(member => member.Trial);
    }
}

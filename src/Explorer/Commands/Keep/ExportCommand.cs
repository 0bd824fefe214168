using Explorer.Training.Sessions;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer export EXPERIMENT</c> or <c>--training DIR</c>: the best networks, or a trained one, into a zoo, with their test error.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var options = new ExportOptions();
        var command = options.Create();
        command.SetRun((parsed, console) =>
        {
            var requests = parsed.GetValue(options.Training) is { } folder ? [Trained(options, parsed, folder)] : Chosen(options, parsed);
            return Export(
                console,
                requests.ConvertAll(request => request with
                {
                    Replace = parsed.GetValue(options.Replace),
                    DataDirectory = parsed.GetValue(options.Data) ?? request.DataDirectory,
                    Device = parsed.GetValue(options.Device)!,
                    Threads = parsed.GetValue(options.Threads),
                }),
                new ZooLibrary(parsed.GetValue(options.To)!));
        });
        return command;
    }

    private static ExportRequest Trained(ExportOptions options, ParseResult parsed, string folder)
    {
        Option[] others = [options.Best, options.Retrain, options.Epochs, options.Seed];
        if (parsed.GetValue(options.Experiment) is not null || others.Any(option => parsed.GetResult(option) is { Implicit: false }))
            throw new InvalidInputException("explorer export", "--training exports one trained network as it is; EXPERIMENT, --best, --retrain, --epochs and --seed are for experiments");
        var request = TrainedNetwork.Request(new SessionFolder(folder), parsed.GetValue(options.Licence)!);
        return request with { Name = parsed.GetValue(options.Name) ?? request.Trial.Experiment };
    }

    private static List<ExportRequest> Chosen(ExportOptions options, ParseResult parsed)
    {
        var name = parsed.GetValue(options.Experiment)
            ?? throw new InvalidInputException("explorer export", "nothing to export: name an EXPERIMENT, or a training's folder with --training");
        var again = parsed.GetValue(options.Retrain);
        var epochs = parsed.GetValue(options.Epochs);
        if (!again && (epochs is not null || parsed.GetValue(options.Seed) is not null))
            throw new InvalidInputException("explorer export", "--epochs and --seed are for a retraining; add --retrain");
        var entryName = parsed.GetValue(options.Name);
        if (entryName is not null && parsed.GetValue(options.Best) != 1)
            throw new InvalidInputException("explorer export", "--name names one entry; leave it out, or --best at 1");
        var storePath = parsed.GetValue(options.Store)!;
        using var opened = ResultStores.Open(storePath, StoreAccess.Read);
        var record = StoredExperiment.Find(opened, storePath, name);
        var definition = record.ReadDefinition(storePath);
        var population = Population.OfCandidates(opened.Trials(record.Name));
        return
        [
            .. Best(population, parsed.GetValue(options.Best), record.Name).Select((trial, place) => new ExportRequest
            {
                Trial = trial,
                Rank = place + 1,
                Population = population.Count,
                Data = definition.Data,
                WeightsPath = again ? null : RunFolder.Weights(parsed.GetValue(options.Output)!, record.Name, trial.Index),
                Training = epochs is { } count ? trial.Training with { Epochs = count } : null,
                Fidelity = Target(definition, trial, epochs),
                Seed = parsed.GetValue(options.Seed),
                Name = entryName,
                Licence = parsed.GetValue(options.Licence)!,
            }),
        ];
    }

    // What the experiment's networks are judged at, which may be less than the whole training.
    private static Fidelity Target(Experiment experiment, TrialRecord trial, int? epochs)
    {
        var target = FidelityLadder.Of(experiment.Fidelity, trial.Training)[^1].Fidelity;
        return epochs is { } count ? target with { Epochs = count } : target;
    }

    private static IEnumerable<TrialRecord> Best(Population population, int count, string experiment)
    {
        if (count < 1 || count > population.Completed)
        {
            throw new InvalidInputException("--best", string.Create(
                CultureInfo.InvariantCulture, $"{count} is not possible: '{experiment}' has {population.Completed} completed trials"));
        }

        return population.Best(count).Select(member => member.Trial);
    }

    private static int Export(CommandConsole console, List<ExportRequest> requests, ZooLibrary zoo)
    {
        using var interruption = new Interruption(console);
        var data = new DataLibrary();
        var exporter = new ZooExporter(new Trainer(data, TimeProvider.System), data, TimeProvider.System);
        var table = new TextTable("entry", "rank", "flops", "params", "validation error", "test error", "95 % interval");
        foreach (var request in requests)
        {
            console.Error.WriteLine(request.Trial.Planned.Origin == TrialOrigin.Named
                ? $"explorer: {request.WeightsPath}"
                : $"explorer: trial {request.Trial.Index}, rank {request.Rank} of {request.Population}{(request.WeightsPath is null ? ": training again" : string.Empty)}");
            var entry = exporter.Export(request, zoo, new EpochLines(console.Error), interruption.Token);
            var metrics = entry.Metrics;
            table.Add(
                metrics.Name,
                metrics.Rank.ToString(CultureInfo.InvariantCulture),
                NumberText.Quantity(metrics.Trial.Complexity.Flops),
                NumberText.Quantity(metrics.Trial.Complexity.Params),
                NumberText.Share(metrics.Validation.Error),
                NumberText.Share(metrics.Test.Error),
                $"{NumberText.Share(metrics.Test.Lower)} to {NumberText.Share(metrics.Test.Upper)}");
        }

        table.Write(console.Output);
        return ExitCode.Done;
    }
}

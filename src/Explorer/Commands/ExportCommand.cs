using System.CommandLine;
using System.Globalization;
using Explorer.Analysis.Populations;
using Explorer.Running;
using Explorer.SearchSpace;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Training;
using Explorer.Training.Data;
using Explorer.Trials;
using Explorer.Trials.Experiments;
using Explorer.Trials.Fidelities;
using Explorer.Zoo;

namespace Explorer.Commands;

/// <summary><c>explorer export EXPERIMENT</c>: the best networks into a zoo, with their test error.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var best = new Option<int>("--best") { Description = "Export so many networks, the least validation error first", HelpName = "K", DefaultValueFactory = _ => 1 };
        var to = ZooCommand.Zoo("--to");
        var retrain = new Option<bool>("--retrain") { Description = "Train each network again instead of taking the weights that its trial kept" };
        var epochs = new Option<int?>("--epochs") { Description = "Epochs of a retraining; default: those of the experiment's target", HelpName = "N" };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of a retraining; default: the trial's own", HelpName = "S" };
        var replace = new Option<bool>("--replace") { Description = "Replace entries of the same name" };
        var licence = new Option<string>("--licence") { Description = "Licence of the weights", DefaultValueFactory = _ => "unspecified" };
        var threads = new Option<int>("--threads") { Description = "Threads of one operator", HelpName = "N", DefaultValueFactory = _ => 1 };
        var device = new Option<string>("--device") { Description = "Device to train and measure on", HelpName = "cpu|cuda:0", DefaultValueFactory = _ => "cpu" };
        var store = OutputOptions.Store();
        var output = OutputOptions.Out();
        var data = OutputOptions.Data();
        var command = new Command("export", "Exports the best networks of an experiment to a zoo, with their test error")
        {
            experiment, best, to, retrain, epochs, seed, replace, licence, threads, device, store, output, data,
        };
        command.SetAction(parsed =>
        {
            var storePath = parsed.GetValue(store)!;
            using var opened = ResultStores.Open(storePath, StoreAccess.Read);
            var record = StoredExperiment.Find(opened, storePath, parsed.GetValue(experiment)!);
            var definition = ExperimentReader.Parse(record.Definition, storePath, DataDemand.None);
            var population = Population.OfCandidates(opened.Trials(record.Name));
            var again = parsed.GetValue(retrain);
            if (!again && (parsed.GetValue(epochs) is not null || parsed.GetValue(seed) is not null))
            {
                throw new InvalidInputException("explorer export", "--epochs and --seed are for a retraining; add --retrain");
            }

            var requests = Best(population, parsed.GetValue(best), record.Name).Select((trial, place) => new ExportRequest
            {
                Trial = trial,
                Rank = place + 1,
                Population = population.Count,
                Data = definition.Data,
                WeightsPath = again ? null : RunFolder.Weights(parsed.GetValue(output)!, record.Name, trial.Index),
                Training = parsed.GetValue(epochs) is { } n ? trial.Training with { Epochs = n } : null,
                Fidelity = Target(definition, trial, parsed.GetValue(epochs)),
                Seed = parsed.GetValue(seed),
                Replace = parsed.GetValue(replace),
                Licence = parsed.GetValue(licence)!,
                DataDirectory = parsed.GetValue(data),
                Device = parsed.GetValue(device)!,
                Threads = parsed.GetValue(threads),
            });
            return Export([.. requests], new ZooLibrary(parsed.GetValue(to)!));
        });
        return command;
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

    private static int Export(List<ExportRequest> requests, ZooLibrary zoo)
    {
        using var interruption = new Interruption();
        var data = new DataLibrary();
        var exporter = new ZooExporter(new Trainer(data, TimeProvider.System), data, TimeProvider.System);
        var table = new TextTable("entry", "rank", "flops", "params", "validation error", "test error", "95 % interval");
        foreach (var request in requests)
        {
            Console.Error.WriteLine($"explorer: trial {request.Trial.Index}, rank {request.Rank} of {request.Population}{(request.WeightsPath is null ? ": training again" : string.Empty)}");
            var entry = exporter.Export(request, zoo, new EpochLines(Console.Error), interruption.Token);
            var metrics = entry.Metrics;
            table.Add(
                metrics.Name,
                metrics.Rank.ToString(CultureInfo.InvariantCulture),
                Quantity.Short(metrics.Trial.Complexity.Flops),
                Quantity.Short(metrics.Trial.Complexity.Params),
                Quantity.Percent(metrics.Validation.Error),
                Quantity.Percent(metrics.Test.Error),
                $"{Quantity.Percent(metrics.Test.Lower)} to {Quantity.Percent(metrics.Test.Upper)}");
        }

        table.Write(Console.Out);
        return ExitCode.Done;
    }
}

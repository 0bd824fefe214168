using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Regime;
using Explorer.Documents.Writers;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer fidelity EXPERIMENT…</c>: whether cheaper trainings rank the networks as the target does, and the distribution corrected for those stopped early.</summary>
internal static class FidelityCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT")
        {
            Description = StoredExperiment.Description + "; further ones add the fidelities at which they trained the same networks",
            Arity = ArgumentArity.OneOrMore,
        };
        var store = OutputOptions.Store();
        var level = new Option<double>("--level") { Description = "Kendall's tau that a ranking has to hold, by its interval's lower end", HelpName = "TAU", DefaultValueFactory = _ => FidelityAdvice.DefaultLevel };
        var pilot = new Option<int>("--pilot") { Description = "Networks that an advice needs; with fewer it says what to run", HelpName = "N", DefaultValueFactory = _ => FidelityAdvice.DefaultPilot };
        var json = OutputOptions.Json();
        var command = new Command("fidelity", "Whether cheaper trainings rank the networks as the target does: every pair of fidelities, and the cheapest that holds")
        {
            experiments, store, level, pilot, json,
        };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, Level(parsed.GetValue(level)), Pilot(parsed.GetValue(pilot)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] names, string storePath, double level, int pilot, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var table = Table(store, storePath, names[0], pilot, out var record);
        foreach (var name in names.Skip(1))
        {
            table = table.With(Table(store, storePath, name, 0, out _));
        }

        var count = table.Comparable.Count(network => network.Readings[^1] is not null);
        var experiment = record.ReadDefinition();
        var trials = store.Trials(record.Name);
        var findings = new FidelityFindings
        {
            Name = record.Name,
            Regime = RegimeCheck.Of(trials, experiment.Data),
            Table = table,
            Report = table.Levels.Length > 1 && count > 1 ? FidelityReport.Of(table, level) : null,
            Correction = Correction.Of(trials, store.Plan(record.Name).Count, experiment.Fidelity.Scheduler != SchedulerType.None),
            Naive = PopulationSummary.Of(Population.Of(trials)),
        };
        if (json)
            FidelityJson.Write(console.Output, findings);
        else
            new TerminalWriter(console.Output).Write(FidelityDocument.Of(findings));
        if (count >= pilot && findings.Report is not null)
        {
            return ExitCode.Done;
        }

        console.Tell($"{Found(table, count, pilot)}. {PilotAdvice.Of(names[0], record.Name, pilot, table.IsSelected)}");
        return ExitCode.Failed;
    }

    private static FidelityTable Table(IResultStore store, string storePath, string name, int pilot, out ExperimentRecord record)
    {
        if (File.Exists(name) && store.FindExperiment(ExperimentReader.Load(name, DataDemand.None).Name) is null)
        {
            throw new InvalidInputException(name, $"{storePath} holds no trial of it yet. {PilotAdvice.Of(name, ExperimentReader.Load(name, DataDemand.None).Name, Math.Max(pilot, FidelityAdvice.DefaultPilot), selected: false)}");
        }

        record = StoredExperiment.Find(store, storePath, name);
        var experiment = record.ReadDefinition();
        return FidelityTable.Of(store.Trials(record.Name), experiment.Fidelity.Scheduler != SchedulerType.None)
            ?? throw new InvalidInputException(record.Name, $"no trial of it in {storePath} completed with its epochs on record. {PilotAdvice.Of(name, record.Name, Math.Max(pilot, FidelityAdvice.DefaultPilot), selected: false)}");
    }

    private static string Found(FidelityTable table, int count, int pilot) => table.Levels.Length == 1
        ? $"{table.Target.Label} is the only fidelity on record, so there is no cheaper one to judge"
        : $"found {NumberText.Count(count)} {(table.IsSelected ? "networks that a lot trained" : "networks trained")} to the target, and an advice needs {NumberText.Count(pilot)}";

    private static double Level(double level) => level is > 0 and < 1
        ? level
        : throw new InvalidInputException("--level", string.Create(CultureInfo.InvariantCulture, $"found {level}, expected a Kendall's tau above 0 and below 1, such as 0.8"));

    private static int Pilot(int pilot) => pilot is >= 2 and <= 100_000
        ? pilot
        : throw new InvalidInputException("--pilot", string.Create(CultureInfo.InvariantCulture, $"found {pilot}, expected 2 to 100000 networks"));
}

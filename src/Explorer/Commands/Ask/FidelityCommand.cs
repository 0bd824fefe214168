using Explorer.Analysis.Fidelities;

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
        var level = new Option<double>("--level") { Description = "Kendall's tau that a ranking has to hold, by its interval's lower end", HelpName = "TAU", DefaultValueFactory = _ => FidelityAdvice.DefaultLevel }.Fraction("a Kendall's tau", "0.8");
        var pilot = new Option<int>("--pilot") { Description = "Networks that an advice needs; with fewer it says what to run", HelpName = "N", DefaultValueFactory = _ => FidelityAdvice.DefaultPilot }.Within(2, 100_000);
        var json = OutputOptions.Json();
        var command = new Command("fidelity", "Whether cheaper trainings rank the networks as the target does: every pair of fidelities, and the cheapest that holds")
        {
            experiments, store, level, pilot, json,
        };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(level), parsed.GetValue(pilot), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] names, string storePath, double level, int pilot, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var read = names.Select(name => Read(store, storePath, name, pilot)).ToList();
        var experiment = read[0].Experiment;
        var findings = FidelityFindings.Of(experiment, store.Trials(experiment.Name), store.Plan(experiment.Name).Count, [.. read.Select(item => item.Table)], level);
        if (json)
            FidelityJson.Write(console.Output, findings);
        else
            console.Documents().Write(FidelityDocument.Of(findings));
        if (findings.Lack(pilot) is not { } lack)
            return ExitCode.Done;
        if (experiment.Space is ParameterSpace)
        {
            console.Warn($"{lack}.");
            return ExitCode.Failed;
        }

        console.Warn($"{lack}. {PilotAdvice.Of(names[0], storePath, findings.Name, pilot, store.Plan(experiment.Name).Count / experiment.Sample.Repeats, findings.Table.IsSelected)}");
        return ExitCode.Failed;
    }

    private static (Experiment Experiment, FidelityTable Table) Read(IResultStore store, string storePath, string name, int pilot)
    {
        var networks = Math.Max(pilot, FidelityAdvice.DefaultPilot);
        if (File.Exists(name) && ExperimentReader.Load(name, DataDemand.None) is var written && store.FindExperiment(written.Name) is null)
            throw new InvalidInputException(name, $"{storePath} holds no trial of it yet. {PilotAdvice.Of(name, storePath, written.Name, networks, written.Sample.Count, selected: false)}");
        var experiment = StoredExperiment.Find(store, storePath, name).ReadDefinition();
        if (experiment.Space is ParameterSpace && FidelityTable.Of(store.Trials(experiment.Name)) is not { Levels.Length: > 1 })
            throw new InvalidInputException(experiment.Name, "its table was imported with one error a trial, so there are no fidelities to set against each other; import it under another name with --error COLUMN,COLUMN,… (cheapest first) or --fidelity COLUMN");
        return (experiment, FidelityTable.Of(store.Trials(experiment.Name), experiment.Fidelity.Scheduler != SchedulerType.None)
            ?? throw new InvalidInputException(experiment.Name, $"no trial of it in {storePath} completed with its epochs on record. {PilotAdvice.Of(name, storePath, experiment.Name, networks, store.Plan(experiment.Name).Count / experiment.Sample.Repeats, selected: false)}"));
    }
}

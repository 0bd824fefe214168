using Explorer.Analysis.Import;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer store import-sweep FILE --name NAME</c>: a population that others trained.</summary>
internal static class StoreImportSweep
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The sweep JSON of the RegNet authors' code, or a CSV with the columns error and config, or error, depth_1, width_1, depth_2 …" };
        var name = new Option<string>("--name") { Description = "The experiment's name in the store", Required = true };
        var like = new Option<string?>("--like") { Description = "For a CSV: an experiment file with the same data, training, input, stem and block", HelpName = "EXPERIMENT" };
        var store = OutputOptions.Store();
        var command = new Command("import-sweep", "Adds a population that was trained elsewhere, so that report, fit and derive work on it") { file, name, like, store };
        command.SetRun((parsed, console) =>
        {
            var origin = parsed.GetValue(like);
            var source = new ImportSource(
                parsed.GetValue(file)!,
                parsed.GetValue(name)!,
                origin is null ? null : ExperimentReader.Load(origin),
                TimeProvider.System.GetUtcNow(),
                CodeVersion.Current);
            // Read whole before the store is touched: a bad file leaves nothing behind.
            var imported = SweepImport.Read(source);
            var storePath = parsed.GetValue(store)!;
            using var opened = ResultStores.Open(storePath, StoreAccess.Write);
            if (opened.FindExperiment(imported.Record.Name) is not null)
                throw ImportedPopulation.Taken(imported.Record.Name, storePath);

            imported.AddTo(opened, storePath);
            Write(console, imported, storePath);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Tells what was imported, and what to know of it.</summary>
    public static void Write(CommandConsole console, ImportedPopulation imported, string storePath)
    {
        var states = imported.Trials.GroupBy(trial => trial.State).OrderBy(group => group.Key).Select(group => $"{NumberText.Count(group.Count())} {EnumNames.Of(group.Key)}");
        console.Output.WriteLine($"imported {NumberText.Counted(imported.Trials.Count, "trial")} as '{imported.Record.Name}': {string.Join(", ", states)}");
        foreach (var remark in imported.Remarks)
        {
            console.Output.WriteLine($"note: {remark}");
        }

        console.Output.WriteLine($"next: explorer report {imported.Record.Name}{OutputOptions.InStore(storePath)}");
    }
}

using Explorer.Storage.Transfer;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer store check|export|import|import-sweep</c>: the results database as a whole.</summary>
internal static class StoreCommand
{
    public static Command Create() => new("store", "Checks, exports and imports a results database") { CreateCheck(), CreateExport(), CreateImport(), StoreImportSweep.Create() };

    private static Command CreateCheck()
    {
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("check", "Checks the database from its pages up to the meaning of its records; changes nothing") { store, json };
        command.SetRun((parsed, console) =>
        {
            var report = ResultStores.Check(parsed.GetValue(store)!);
            if (parsed.GetValue(json))
                JsonLines.Write(console.Output, report);
            else
            {
                console.Output.WriteLine(Counts(report.Experiments, report.Planned, report.Trials, report.Rungs, report.Attempts));
                console.Output.WriteLine(report.Problems.Count == 0 ? "sound" : string.Join(Environment.NewLine, report.Problems));
            }

            return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command CreateExport()
    {
        var store = OutputOptions.Store();
        var command = new Command("export", "Prints the whole database as JSON lines") { store };
        command.SetRun((parsed, console) =>
        {
            using var opened = ResultStores.Open(parsed.GetValue(store)!, StoreAccess.Read);
            StoreExport.Write(opened, console.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateImport()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "What 'explorer store export' printed" };
        var store = OutputOptions.Store();
        var command = new Command("import", "Adds exported records to a database; what it has already stays as it is") { file, store };
        command.SetRun((parsed, console) =>
        {
            var path = parsed.GetValue(file)!;
            using var input = InputFile.OpenText(path);

            // Read whole before the store is touched: a bad file leaves nothing behind.
            var imported = StoreImport.Read(input, path);
            using var opened = ResultStores.Open(parsed.GetValue(store)!, StoreAccess.Write);
            var added = imported.AddTo(opened);
            console.Output.WriteLine($"added {Counts(added.Experiments, added.Planned, added.Trials, added.Rungs, added.Attempts)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Counts(long experiments, long planned, long trials, long rungs, long attempts) =>
        $"{NumberText.Counted(experiments, "experiment")}, {NumberText.Counted(planned, "planned trial")}, {NumberText.Counted(trials, "finished trial")}, {NumberText.Counted(rungs, "finished rung")}, {NumberText.Counted(attempts, "failed attempt")}";
}

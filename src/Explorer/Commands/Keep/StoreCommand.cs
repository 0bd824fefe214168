using Explorer.Storage.Transfer;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer store check|export|import|import-sweep</c>: the results database as a whole.</summary>
internal static class StoreCommand
{
    public static Command Create() => new("store", "Checks, exports and imports a results database") { CreateCheck(), CreateExport(), StoreImportCommand.Create(), StoreImportSweep.Create() };

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

    /// <summary>How many of each kind of record.</summary>
    public static string Counts(long experiments, long planned, long trials, long rungs, long attempts) =>
        $"{NumberText.Counted(experiments, "experiment")}, {NumberText.Counted(planned, "planned trial")}, {NumberText.Counted(trials, "finished trial")}, {NumberText.Counted(rungs, "finished rung")}, {NumberText.Counted(attempts, "failed attempt")}";
}

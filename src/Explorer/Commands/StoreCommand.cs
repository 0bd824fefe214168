using System.CommandLine;
using Explorer.Storage;
using Explorer.Storage.Transfer;
using Explorer.Terminal;

namespace Explorer.Commands;

/// <summary><c>explorer store check|export|import|import-sweep</c>: the results database as a whole.</summary>
internal static class StoreCommand
{
    public static Command Create()
    {
        var command = new Command("store", "Checks, exports and imports a results database");
        command.Subcommands.Add(CreateCheck());
        command.Subcommands.Add(CreateExport());
        command.Subcommands.Add(CreateImport());
        command.Subcommands.Add(StoreImportSweep.Create());
        return command;
    }

    private static Command CreateCheck()
    {
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("check", "Checks the database from its pages up to the meaning of its records; changes nothing") { store, json };
        command.SetAction(parsed =>
        {
            var report = ResultStores.Check(parsed.GetValue(store)!);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(report);
            }
            else
            {
                Console.WriteLine($"{report.Experiments} experiments, {report.Planned} planned trials, {report.Trials} finished, {report.Rungs} finished rungs, {report.Attempts} failed attempts");
                Console.WriteLine(report.Problems.Count == 0 ? "sound" : string.Join(Environment.NewLine, report.Problems));
            }

            return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command CreateExport()
    {
        var store = OutputOptions.Store();
        var command = new Command("export", "Prints the whole database as JSON lines") { store };
        command.SetAction(parsed =>
        {
            using var opened = ResultStores.Open(parsed.GetValue(store)!, StoreAccess.Read);
            StoreExport.Write(opened, Console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateImport()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "What 'explorer store export' printed" };
        var store = OutputOptions.Store();
        var command = new Command("import", "Adds exported records to a database; what it has already stays as it is") { file, store };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            using var input = InputFile.OpenText(path);
            using var opened = ResultStores.Open(parsed.GetValue(store)!, StoreAccess.Write);
            var added = StoreImport.Read(input, path, opened);
            Console.WriteLine($"added {added.Experiments} experiments, {added.Planned} planned trials, {added.Trials} finished trials, {added.Rungs} finished rungs, {added.Attempts} failed attempts");
            return ExitCode.Done;
        });
        return command;
    }
}

using Explorer.Documents.Pages;
using Explorer.Documents.Writers;
using Explorer.Reporting.Zoos;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo compare [ENTRY…]</c>: error against cost, as a table and a page.</summary>
internal static class ZooCompareCommand
{
    public static Command Create()
    {
        var (entries, zoo, store) = ZooRows.Inputs();
        var output = new Option<string>("--out") { Description = "The folder for the page and its figures", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "zoo") };
        var command = new Command("compare", "Error against FLOPs, parameters and latency, with the Pareto front, as a table and a page") { entries, zoo, store, output };
        command.SetRun((parsed, console) =>
        {
            var rows = ZooRows.Of(parsed.GetValue(entries)!, parsed.GetValue(zoo)!, parsed.GetValue(store)!);
            var document = ZooDocument.Of(ZooRows.Title(parsed.GetValue(zoo)!), rows);
            new TerminalWriter(console.Output).Write(document);
            console.Tell($"page {DocumentPage.Write(document, new PageFrame("Exported networks", CodeVersion.Current, TimeProvider.System.GetUtcNow()), "zoo.html", parsed.GetValue(output)!, "zoo.md")[0]}");
            return ExitCode.Done;
        });
        return command;
    }
}

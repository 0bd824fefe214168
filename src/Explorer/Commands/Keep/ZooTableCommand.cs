using Explorer.Documents.Writers;
using Explorer.Reporting.Zoos;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo table [ENTRY…]</c>: the table of the paper, as Markdown.</summary>
internal static class ZooTableCommand
{
    public static Command Create()
    {
        var (entries, zoo, store) = ZooRows.Inputs();
        var command = new Command("table", "The networks as a Markdown table with the columns of the paper's Tables 2 to 4") { entries, zoo, store };
        command.SetRun((parsed, console) =>
        {
            console.Output.Write(MarkdownWriter.Write(ZooDocument.TableOf(ZooRows.Title(parsed.GetValue(zoo)!), ZooRows.Of(parsed.GetValue(entries)!, parsed.GetValue(zoo)!, parsed.GetValue(store)!))));
            return ExitCode.Done;
        });
        return command;
    }
}

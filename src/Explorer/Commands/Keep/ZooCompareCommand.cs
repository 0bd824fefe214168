using Explorer.Documents.Pages;
using Explorer.Documents.Writers;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo compare|table [ENTRY…]</c>: exported networks of one data set beside one another.</summary>
internal static class ZooCompareCommand
{
    /// <summary>Error against cost, as a table and a page.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--out", "-o") { Description = "The folder for the page and its figures", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "zoo") };
        var command = new Command("compare", "Error against FLOPs, parameters and latency, with the Pareto front, as a table and a page");
        var read = AddInputs(command);
        command.Options.Add(output);
        command.SetRun((parsed, console) =>
        {
            var (title, entries) = read(parsed);
            var document = ZooDocument.Of(title, entries);
            console.Documents().Write(document);
            console.Tell($"page {DocumentPage.Write(document, new PageFrame("Exported networks", CodeVersion.Current, TimeProvider.System.GetUtcNow()), "zoo.html", parsed.GetValue(output)!, "zoo.md")[0]}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The table of the paper, as Markdown.</summary>
    public static Command CreateTable()
    {
        var command = new Command("table", "The networks as a Markdown table with the columns of the paper's Tables 2 to 4");
        var read = AddInputs(command);
        command.SetRun((parsed, console) =>
        {
            var (title, entries) = read(parsed);
            console.Output.Write(MarkdownWriter.Write(ZooDocument.TableOf(title, entries)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Func<ParseResult, (string Title, IReadOnlyList<ComparedEntry> Entries)> AddInputs(Command command)
    {
        var entries = new Argument<string[]>("ENTRY") { Description = "Entries of one data set; default: all", Arity = ArgumentArity.ZeroOrMore };
        var (zoo, store) = (ZooCommand.Zoo(), OutputOptions.Store());
        command.Arguments.Add(entries);
        command.Options.Add(zoo);
        command.Options.Add(store);
        return parsed =>
        {
            var (library, path) = (new ZooLibrary(parsed.GetValue(zoo)!), parsed.GetValue(store)!);
            using var opened = File.Exists(path) ? ResultStores.Open(path, StoreAccess.Read) : null;
            return (library.Name, ComparedEntry.Read(library, parsed.GetValue(entries)!, experiment => opened?.Trials(experiment) ?? []));
        };
    }
}

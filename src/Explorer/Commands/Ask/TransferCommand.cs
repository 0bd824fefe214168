using Explorer.Analysis.Regime;
using Explorer.Analysis.Transfers;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer transfer SMALL LARGE</c>: whether rankings and rules of a small budget hold at a larger one.</summary>
internal static class TransferCommand
{
    private const string Origin = "explorer transfer";

    public static Command Create()
    {
        var small = new Argument<string>("SMALL") { Description = "The experiment at the small budget: a file, a name in the store, or NAME@STORE" };
        var large = new Argument<string>("LARGE") { Description = "The same space at a larger budget (FLOPs, epochs, images)" };
        var stores = OutputOptions.Stores();
        var output = new Option<string?>("--out", "-o") { Description = "Also write an HTML page and figures into this folder", HelpName = "DIR" };
        var seed = OutputOptions.Seed("bootstrap and permutations");
        var json = OutputOptions.Json();
        var command = new Command("transfer", "Whether rankings and rules of a small budget hold at a larger one") { small, large, stores, output, seed, json };
        command.SetRun((parsed, console) =>
        {
            var transfer = Transfer(console, parsed.GetValue(small)!, parsed.GetValue(large)!, parsed.GetValue(stores)!, parsed.GetValue(seed));
            var document = TransferDocument.Of(transfer);
            if (parsed.GetValue(json))
                TransferJson.Write(console.Output, transfer);
            else
                console.Documents().Write(document);
            if (parsed.GetValue(output) is { } folder)
                console.Tell($"transfer {OutputFile.Page(document, "Transfer across budgets", "transfer.html", folder)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static SizeTransfer Transfer(CommandConsole console, string small, string large, string[] stores, ulong seed)
    {
        var compared = StoredExperiment.ReadAll([small, large], stores);
        foreach (var item in compared)
            StoredExperiment.RequireNetworks(item.Experiment, "transfer");
        foreach (var item in compared.Where(item => item.Named.Population.IsNaive))
        {
            console.Warn($"warning: {item.Named.Name}: a scheduler stopped {NumberText.Counted(item.Named.Population.Pruned, "network")} early; what is said here is of the {item.Named.Population.Count} that finished");
        }

        // Images and resolution are part of a budget; the data set and its split are not.
        var (a, b) = (compared[0].Data, compared[1].Data);
        var same = a with { Settings = a.Settings with { Train = b.Settings.Train }, Input = b.Input, Hash = a.Settings.Train == b.Settings.Train && a.Input == b.Input ? a.Hash : null };
        if (same.Difference(b) is { } difference)
        {
            throw new InvalidInputException(Origin, $"{compared[0].Named.Name} and {compared[1].Named.Name} were measured on different data ({difference}); expected the same data at two budgets");
        }

        return SizeTransfer.Of(compared[0].Named, compared[1].Named, new ComparisonSettings { Seed = seed, Origin = Origin }) with
        {
            Regimes = [.. compared.Select(item => (item.Named.Name, RegimeCheck.Of(item.Trials, item.Experiment.Data)))],
        };
    }
}

using Explorer.Training.Machine;
using Explorer.Zoo.Latency;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo latency [ENTRY…]</c>: how long exported networks take for an image where they are deployed.</summary>
internal static class ZooLatencyCommand
{
    private const int LeastRuns = 5;
    private const int MostRuns = 10_000;

    public static Command Create()
    {
        var names = new Argument<string[]>("ENTRY") { Description = "Entries; default: all", Arity = ArgumentArity.ZeroOrMore };
        var runs = new Option<int>("--rounds") { Description = "Rounds, of one run of each entry", HelpName = "N", DefaultValueFactory = _ => LatencyMeasurement.DefaultRuns }.Within(LeastRuns, MostRuns);
        var seed = new Option<ulong>("--seed") { Description = "Seed of the orders in which entries take turns", HelpName = "S" };
        var force = new Option<bool>("--force") { Description = "Measure on a busy machine too, and mark the figures" };
        var zoo = ZooCommand.Zoo();
        var json = OutputOptions.Json();
        var command = new Command("latency", "Times entries in ONNX Runtime, one thread, one image at a time, and keeps the figures with them") { names, runs, seed, force, zoo, json };
        command.SetRun((parsed, console) => RunAsync(console, new ZooLibrary(parsed.GetValue(zoo)!), parsed.GetValue(names)!, parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(force), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, ZooLibrary zoo, string[] names, int runs, ulong seed, bool force, bool json)
    {
        using var interruption = new Interruption(console);
        TorchEngine.RequireAvailable();
        var entries = (names.Length > 0 ? names : [.. zoo.List().Select(entry => entry.Name)]).Select(name => ZooCommand.Open(name, zoo.Root)).DistinctBy(entry => entry.Folder).ToList();
        if (entries.Count == 0)
            throw new InvalidInputException(zoo.Root, "the zoo is empty; export networks to it first");
        console.Tell($"{NumberText.Counted(entries.Count, "network")} in turn, {NumberText.Counted(runs, "run")} each");
        var (measured, others) = await new LatencyMeasurement(TimeProvider.System, ProcessorUse.Read).MeasureAsync(entries, runs, seed, force, interruption.Token);
        foreach (var name in others)
            console.Warn($"{name}: model.onnx is not what this program writes of the entry's network and weights; measured was what it writes");
        if (!json)
        {
            console.Show(
                Table.Of(
                    ["entry", "flops", "latency, ms [quartiles]", "least, ms"],
                    measured.Select(entry => (IReadOnlyList<Cell>)[Cell.Words(entry.Metrics.Name), Cell.Quantity(entry.Metrics.Trial.Complexity.Flops), LatencyText.Milliseconds(entry.Latency), Cell.Number(entry.Latency!.Least, LatencyText.Decimals)])),
                new Block.Paragraph(LatencyText.Of(measured.Select(entry => (entry.Metrics.Name, entry.Latency)))));
            return ExitCode.Done;
        }

        foreach (var entry in measured)
            JsonLines.Write(console.Output, new { entry = entry.Metrics.Name, entry.Latency });
        return ExitCode.Done;
    }
}

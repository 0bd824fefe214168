using Explorer.Models;
using Explorer.SearchSpace.Complexity;
using Explorer.Zoo.Latency;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo list</c>: the entries of a zoo, or the networks known by name.</summary>
internal static class ZooListCommand
{
    public static Command Create()
    {
        var zoo = ZooCommand.Zoo();
        var presets = new Option<bool>("--presets") { Description = "List the published networks that are known by name instead" };
        var json = OutputOptions.Json();
        var command = new Command("list", "Every entry of a zoo, or every preset") { zoo, presets, json };
        command.SetRun((parsed, console) => parsed.GetValue(presets) ? ListPresets(console, parsed.GetValue(json)) : List(console, new ZooLibrary(parsed.GetValue(zoo)!), parsed.GetValue(json)));
        return command;
    }

    private static int ListPresets(CommandConsole console, bool json) => console.List(
        json,
        Presets.All.Select(preset => (Name: preset.Name, preset.Config, Cost: ComplexityCalculator.Of(preset.Config))),
        preset => new { name = preset.Name, config = preset.Config, preset.Cost.Flops, preset.Cost.Params, preset.Cost.Activations },
        ["preset", "family", "input", "classes", "params", "flops", "activations"],
        preset =>
        [
            Cell.Words(preset.Name), Cell.Words(preset.Config.Family), Cell.Words(NetworkText.Shape(preset.Config.Input)), Cell.Count(preset.Config.Classes),
            Cell.Quantity(preset.Cost.Params), Cell.Quantity(preset.Cost.Flops), Cell.Quantity(preset.Cost.Activations),
        ]);

    private static int List(CommandConsole console, ZooLibrary zoo, bool json)
    {
        var entries = zoo.List().Select(entry => (Line: entry, Latency: zoo.LatencyOf(entry))).ToList();
        if (entries.Count == 0)
        {
            console.Tell($"{zoo.Root} has no entries; explorer export makes some, and --presets lists the networks known by name");
            return ExitCode.Done;
        }

        var busy = entries.Exists(entry => entry.Latency?.Busy is not null);
        return console.List(
            json,
            entries,
            entry => ZooCommand.WithLatency(entry.Line, entry.Latency),
            ["entry", "experiment", "rank", "data", "flops", "params", "validation error", "test error", "test images", "latency, ms [quartiles]", .. busy ? ["machine was"] : (string[])[]],
            entry =>
            [
                Cell.Words(entry.Line.Name), Cell.Words(entry.Line.Experiment), Cell.Words($"{NumberText.Count(entry.Line.Rank)} of {NumberText.Count(entry.Line.Population)}"), Cell.Words(entry.Line.Data),
                Cell.Quantity(entry.Line.Flops), Cell.Quantity(entry.Line.Params), Cell.Share(entry.Line.ValidationError), Cell.Share(entry.Line.TestError), Cell.Count(entry.Line.TestImages),
                LatencyText.Milliseconds(entry.Latency), .. busy ? [LatencyText.Machine(entry.Latency)] : (Cell[])[],
            ]);
    }
}

using Explorer.Models;
using Explorer.SearchSpace.Complexity;

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

    private static int ListPresets(CommandConsole console, bool json)
    {
        var table = new TextTable("preset", "family", "input", "classes", "params", "flops", "activations");
        foreach (var (name, config) in Presets.All)
        {
            var cost = ComplexityCalculator.Of(config);
            if (json)
            {
                JsonLines.Write(console.Output, new { name, config, cost.Flops, cost.Params, cost.Activations });
                continue;
            }

            table.Add(
                name,
                config.Family,
                string.Create(CultureInfo.InvariantCulture, $"{config.Input.Channels}x{config.Input.Resolution}x{config.Input.Resolution}"),
                config.Classes.ToString(CultureInfo.InvariantCulture),
                NumberText.Quantity(cost.Params),
                NumberText.Quantity(cost.Flops),
                NumberText.Quantity(cost.Activations));
        }

        if (!json)
        {
            table.Write(console.Output);
        }

        return ExitCode.Done;
    }

    private static int List(CommandConsole console, ZooLibrary zoo, bool json)
    {
        var table = new TextTable("entry", "experiment", "rank", "data", "flops", "params", "validation error", "test error");
        var entries = zoo.List();
        if (entries.Count == 0)
        {
            console.Tell($"{zoo.Root} has no entries; explorer export makes some, and --presets lists the networks known by name");
        }

        foreach (var entry in entries)
        {
            if (json)
            {
                JsonLines.Write(console.Output, entry);
                continue;
            }

            table.Add(
                entry.Name,
                entry.Experiment,
                string.Create(CultureInfo.InvariantCulture, $"{entry.Rank} of {entry.Population}"),
                entry.Data,
                NumberText.Quantity(entry.Flops),
                NumberText.Quantity(entry.Params),
                NumberText.Share(entry.ValidationError),
                NumberText.Share(entry.TestError));
        }

        if (!json && entries.Count > 0)
        {
            table.Write(console.Output);
        }

        return ExitCode.Done;
    }
}

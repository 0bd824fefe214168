using System.CommandLine;
using System.Globalization;
using Explorer.Models;
using Explorer.SearchSpace.Complexity;
using Explorer.Terminal;
using Explorer.Training.Data;
using Explorer.Zoo;

namespace Explorer.Commands;

/// <summary><c>explorer zoo list|show|verify|predict|compare|table</c>: exported networks.</summary>
internal static class ZooCommand
{
    public static Command Create()
    {
        var command = new Command("zoo", "Lists, shows, verifies and compares exported networks, and classifies with them");
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        command.Subcommands.Add(CreateVerify());
        command.Subcommands.Add(ZooPredictCommand.Create());
        command.Subcommands.Add(ZooCompareCommand.CreateCompare());
        command.Subcommands.Add(ZooCompareCommand.CreateTable());
        return command;
    }

    /// <summary>The option that names a zoo's folder.</summary>
    public static Option<string> Zoo(string name = "--zoo") => new(name) { Description = "The zoo's folder", HelpName = "zoo/", DefaultValueFactory = _ => "zoo" };

    private static Argument<string> Entry() => new("ENTRY") { Description = "An entry that 'explorer zoo list' names" };

    private static Command CreateList()
    {
        var zoo = Zoo();
        var presets = new Option<bool>("--presets") { Description = "List the published networks that are known by name instead" };
        var json = OutputOptions.Json();
        var command = new Command("list", "Every entry of a zoo, or every preset") { zoo, presets, json };
        command.SetAction(parsed => parsed.GetValue(presets) ? ListPresets(parsed.GetValue(json)) : List(new ZooLibrary(parsed.GetValue(zoo)!), parsed.GetValue(json)));
        return command;
    }

    private static int ListPresets(bool json)
    {
        var table = new TextTable("preset", "family", "input", "classes", "params", "flops", "activations");
        foreach (var (name, config) in Presets.All)
        {
            var cost = ComplexityCalculator.Of(config);
            if (json)
            {
                JsonLines.Write(new { name, config, cost.Flops, cost.Params, cost.Activations });
                continue;
            }

            table.Add(
                name,
                config.Family,
                string.Create(CultureInfo.InvariantCulture, $"{config.Input.Channels}x{config.Input.Resolution}x{config.Input.Resolution}"),
                config.Classes.ToString(CultureInfo.InvariantCulture),
                Quantity.Short(cost.Params),
                Quantity.Short(cost.Flops),
                Quantity.Short(cost.Activations));
        }

        if (!json)
        {
            table.Write(Console.Out);
        }

        return ExitCode.Done;
    }

    private static int List(ZooLibrary zoo, bool json)
    {
        var table = new TextTable("entry", "experiment", "rank", "data", "flops", "params", "validation error", "test error");
        var entries = zoo.List();
        if (entries.Count == 0)
        {
            Console.Error.WriteLine($"explorer: {zoo.Root} has no entries; explorer export makes some, and --presets lists the networks known by name");
        }

        foreach (var entry in entries)
        {
            if (json)
            {
                JsonLines.Write(entry);
                continue;
            }

            table.Add(
                entry.Name,
                entry.Experiment,
                string.Create(CultureInfo.InvariantCulture, $"{entry.Rank} of {entry.Population}"),
                entry.Data,
                Quantity.Short(entry.Flops),
                Quantity.Short(entry.Params),
                Quantity.Percent(entry.ValidationError),
                Quantity.Percent(entry.TestError));
        }

        if (!json && entries.Count > 0)
        {
            table.Write(Console.Out);
        }

        return ExitCode.Done;
    }

    private static Command CreateShow()
    {
        var entry = Entry();
        var zoo = Zoo();
        var json = OutputOptions.Json();
        var command = new Command("show", "An entry's card, or with --json its metrics") { entry, zoo, json };
        command.SetAction(parsed =>
        {
            var opened = new ZooLibrary(parsed.GetValue(zoo)!).Open(parsed.GetValue(entry)!);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(opened.Metrics);
            }
            else
            {
                Console.Out.Write(File.ReadAllText(opened.CardPath));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateVerify()
    {
        var entry = Entry();
        var zoo = Zoo();
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("verify", "Reloads an entry, evaluates it again and compares") { entry, zoo, data, json };
        command.SetAction(parsed =>
        {
            var result = new ZooVerifier(new DataLibrary()).Verify(
                new ZooLibrary(parsed.GetValue(zoo)!), parsed.GetValue(entry)!, parsed.GetValue(data));
            foreach (var check in result.Checks)
            {
                if (parsed.GetValue(json))
                {
                    JsonLines.Write(check);
                }
                else
                {
                    Console.WriteLine($"{(check.Passed ? "ok    " : "WRONG ")} {check.Name}: {(check.Passed ? check.Found : $"recorded {check.Recorded}, found {check.Found}")}");
                }
            }

            return result.Passed ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}

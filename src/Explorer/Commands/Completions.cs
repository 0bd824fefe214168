using System.CommandLine.Completions;
using Explorer.Analysis.Tables;
using Explorer.Models;
using Explorer.Training.Data.Catalog;

namespace Explorer.Commands;

/// <summary>What a shell may put in the place of a command's arguments and options: one rule for each name that they have.</summary>
internal static class Completions
{
    /// <summary>Gives every argument and option of a command, and of those under it, what completes it.</summary>
    public static void AddTo(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            // Help would say what completes an argument in the place of its name.
            argument.HelpName ??= argument.Name;
            if (Names(argument.Name.Split('|')[0], command) is { } names)
                argument.CompletionSources.Add(context => Found(names, context));
            else if (argument.HelpName.Contains('|', StringComparison.Ordinal))
                argument.CompletionSources.Add(argument.HelpName.Split('|'));
        }

        foreach (var option in command.Options)
        {
            if (option.Name == "--set")
                option.CompletionSources.Add(context => Found(DataSetNames, context));
            else if (option.Name == "--sort")
                option.CompletionSources.Add([.. TrialColumns.All.Select(column => column.Name)]);
            else if (option.HelpName is { } words && words.Contains('|', StringComparison.Ordinal) && !words.Any(char.IsAsciiLetterUpper))
                option.CompletionSources.Add(words.Split('|'));
        }

        foreach (var sub in command.Subcommands)
            AddTo(sub);
    }

    private static Func<ParseResult, IEnumerable<string>>? Names(string argument, Command command) => argument switch
    {
        "EXPERIMENT" when command.Options.Any(option => option.Name == "--store") => parsed => [.. Experiments(parsed), .. Files()],
        "EXPERIMENT" or "STUDY" => _ => Files(),
        "SMALL" or "LARGE" => Experiments,
        "MODEL" => _ => [.. Presets.All.Select(preset => preset.Name), .. Files()],
        "ENTRY" => parsed => new ZooLibrary(Value(parsed, "--zoo", "zoo")).List().Select(entry => entry.Name),
        "NAME" => DataSetNames,
        _ => null,
    };

    private static IEnumerable<string> Experiments(ParseResult parsed)
    {
        using var store = ResultStores.Open(Value(parsed, "--store", DefaultStore.Path), StoreAccess.Read);
        return [.. store.Experiments().Select(record => record.Name)];
    }

    private static IEnumerable<string> DataSetNames(ParseResult parsed)
    {
        var directory = Value(parsed, "--data", "");
        return DataSets.All.Concat(DataSets.Imported(directory.Length == 0 ? null : directory)).Select(set => set.Name);
    }

    private static IEnumerable<string> Files() => ((string[])[".", "experiments"]).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json")).Select(file => Path.GetRelativePath(".", file));

    private static string Value(ParseResult parsed, string option, string usual) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(typed => typed.Name == option) is { } found && parsed.GetResult(found) is { Tokens: [var token, ..] } ? token.Value : usual;

    // A shell that cannot complete says nothing.
    private static IEnumerable<CompletionItem> Found(Func<ParseResult, IEnumerable<string>> names, CompletionContext context)
    {
        try
        {
            return [.. names(context.ParseResult).Where(name => name.StartsWith(context.WordToComplete, StringComparison.Ordinal)).Select(name => new CompletionItem(name))];
        }
        catch (Exception error) when (ErrorReport.ExitCodeOf(error) is not null)
        {
            return [];
        }
    }
}

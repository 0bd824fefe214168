using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Explorer.Commands;

/// <summary>The program's own help, with its commands under headings that tell the way of the work; a command's help stays as the parser writes it.</summary>
internal sealed class GroupedHelp : SynchronousCommandLineAction
{
    private const string List = "Commands:";
    private readonly HelpAction _usual;
    private readonly IReadOnlyList<(string Heading, Command[] Commands)> _groups;

    private GroupedHelp(HelpAction usual, IReadOnlyList<(string Heading, Command[] Commands)> groups) => (_usual, _groups) = (usual, groups);

    /// <summary>Takes the place of the parser's help.</summary>
    public static void AddTo(RootCommand root, IReadOnlyList<(string Heading, Command[] Commands)> groups)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new GroupedHelp((HelpAction)option.Action!, groups);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is not RootCommand)
            return _usual.Invoke(parseResult);

        var output = parseResult.InvocationConfiguration.Output;
        var usual = new StringWriter();
        parseResult.InvocationConfiguration.Output = usual;
        _usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        var parts = usual.ToString().Split(List);
        output.Write(parts[0].TrimEnd());
        output.WriteLine();
        var entries = Entries(parts[1]);
        foreach (var (heading, commands) in _groups)
        {
            output.WriteLine();
            output.WriteLine($"{heading}:");
            foreach (var command in commands)
                output.WriteLine(entries[command.Name]);
        }

        return ExitCode.Done;
    }

    // An entry begins two characters in; what was wrapped stands further right.
    private static Dictionary<string, string> Entries(string list)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in list.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))
        {
            name = line[2] == ' ' ? name : line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            entries[name] = entries.TryGetValue(name, out var before) ? before + Environment.NewLine + line : line;
        }

        return entries;
    }
}

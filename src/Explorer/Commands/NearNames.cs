using System.CommandLine.Parsing;
using Explorer.Commands.Explore;

namespace Explorer.Commands;

/// <summary>What a misspelt command or option was probably meant to be.</summary>
internal static class NearNames
{
    /// <summary>The messages for a command line that cannot be meant; none where it can.</summary>
    public static IEnumerable<string> Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var misread = Misread(parsed).ToList();
        var unmatched = parsed.UnmatchedTokens.Except(misread, StringComparer.Ordinal).ToList();
        foreach (var token in misread.Concat(unmatched))
        {
            if (token.StartsWith('-'))
            {
                yield return Option(command, token.Split('=')[0]);
                continue;
            }

            if (command.Subcommands.Count > 0)
            {
                // What follows an unknown command are its arguments.
                yield return $"unknown command '{token}'{(Near(command, token) is { Length: > 0 } near ? $"; did you mean {near}?" : "")}";
                break;
            }

            yield return $"unexpected argument '{token}'";
        }

        var quoted = misread.Concat(unmatched).Select(token => $"'{token}'").ToList();
        foreach (var error in parsed.Errors)
        {
            var coveredAbove = quoted.Exists(token => error.Message.Contains(token, StringComparison.Ordinal))
                || (quoted.Count > 0 && error.Message.StartsWith("Required command", StringComparison.Ordinal));
            if (!coveredAbove)
                yield return InPlainWords(error.Message, parsed);
        }
    }

    /// <summary>Whether help is asked for on a command that there is not.</summary>
    public static bool IsHelpOnNothing(ParseResult parsed) => parsed.Action is GroupedHelp && parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Any(token => !token.StartsWith('-'));

    // A command of that very name within another, or the one spelt nearly so.
    private static string Near(Command command, string token)
    {
        var known = command.Subcommands.Where(sub => !sub.Hidden).ToList();
        List<string> within = [.. known.Where(sub => sub.Subcommands.Any(inner => inner.Name == token)).Select(sub => $"'{sub.Name} {token}'")];
        return within.Count > 0 ? string.Join(" or ", within) : NearMatch.Find(token, known.Select(sub => sub.Name)) is { } near ? $"'{near}'" : "";
    }

    // What the parser took for an argument or an option's value and begins as an option does; after --, and for sbatch, anything may.
    private static IEnumerable<string> Misread(ParseResult parsed)
    {
        var typed = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet();
        return parsed.CommandResult.Children
            .SelectMany(result => result is OptionResult option ? option.Tokens.Where(token => option.Option.Name != ClusterOptions.Sbatch && token.Value.StartsWith("--", StringComparison.Ordinal)) : result.Tokens.Where(token => token.Value is ['-', not '-' and not (>= '0' and <= '9'), ..] or ['-', '-', ..]))
            .Where(typed.Contains).Select(token => token.Value);
    }

    private static string Option(Command command, string token) => MovedOptions.Explain(command, token)
        ?? $"unknown option '{token}'{(NearMatch.Find(token, command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive))).Select(option => option.Name)) is { } near ? $"; did you mean '{near}'?" : "")}";

    // The parser's own messages name .NET's types and not what is missing.
    private static string InPlainWords(string message, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (message.StartsWith("Required command", StringComparison.Ordinal))
            return $"expected one of {string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}";
        if (message.StartsWith("Required argument", StringComparison.Ordinal)
            && command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
            return $"{missing.Name} is missing: {missing.Description}";
        return message;
    }
}

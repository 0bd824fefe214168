namespace Explorer.Commands;

/// <summary>What a misspelt command or option was probably meant to be.</summary>
internal static class NearNames
{
    /// <summary>The messages for a command line that does not parse.</summary>
    public static IEnumerable<string> Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unmatched = parsed.UnmatchedTokens;
        foreach (var token in unmatched)
        {
            var known = token.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
            var advice = NearMatch.Find(token, known) is { } near ? $"; did you mean '{near}'?" : string.Empty;
            yield return token.StartsWith('-') ? $"unknown option '{token}'{advice}"
                : command.Subcommands.Count > 0 ? $"unknown command '{token}'{advice}"
                : $"unexpected argument '{token}'{advice}";
        }

        var quoted = unmatched.Select(token => $"'{token}'").ToList();
        foreach (var error in parsed.Errors)
        {
            var coveredAbove = quoted.Exists(token => error.Message.Contains(token, StringComparison.Ordinal))
                || (quoted.Count > 0 && error.Message.StartsWith("Required command", StringComparison.Ordinal));
            if (!coveredAbove)
            {
                yield return InPlainWords(error.Message, parsed);
            }
        }
    }

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

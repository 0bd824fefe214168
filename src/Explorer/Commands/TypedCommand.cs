namespace Explorer.Commands;

/// <summary>A command line as it was typed, to be typed again.</summary>
internal static class TypedCommand
{
    /// <summary>The command with all its arguments and options, quoted for a shell where that is needed.</summary>
    public static string Of(ParseResult parsed) => string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)).Prepend("explorer"));

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./:=,+%@~".Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

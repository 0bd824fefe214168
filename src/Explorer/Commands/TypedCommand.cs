using System.CommandLine.Parsing;

namespace Explorer.Commands;

/// <summary>A command line as it was typed, to be typed again.</summary>
internal static class TypedCommand
{
    /// <summary>The command with all its arguments and options, quoted for a shell where that is needed.</summary>
    public static string Of(ParseResult parsed) => string.Join(' ', Words(parsed).Select(Quoted).Prepend("explorer"));

    /// <summary>Its words after the program's name. A value that looks like an option stays with its own, as <c>--sbatch=--partition=gpu</c>.</summary>
    public static IReadOnlyList<string> Words(ParseResult parsed)
    {
        List<string> words = [];
        var isOption = false;
        foreach (var token in parsed.Tokens)
        {
            if (isOption && token is { Type: TokenType.Argument, Value: ['-', ..] })
            {
                words[^1] += $"={token.Value}";
            }
            else
            {
                words.Add(token.Value);
            }

            isOption = token.Type == TokenType.Option;
        }

        return words;
    }

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./:=,+%@~".Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

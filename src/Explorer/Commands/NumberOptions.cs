using System.CommandLine.Parsing;

namespace Explorer.Commands;

/// <summary>Numbers on the command line, as files have them: a point before the decimals, nothing between thousands, finite.</summary>
internal static class NumberOptions
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;

    /// <summary>Has every number option of a command and of those below it read so; the parser's own reading passes over commas.</summary>
    public static void ReadStrictly(Command command)
    {
        foreach (var option in command.Options)
        {
            switch (option)
            {
                case Option<double> real:
                    real.CustomParser ??= result => Real(result, option.Name).GetValueOrDefault();
                    break;
                case Option<double?> real:
                    real.CustomParser ??= result => Real(result, option.Name);
                    break;
                case Option<int> whole:
                    whole.CustomParser ??= result => Number(result, option.Name).GetValueOrDefault();
                    break;
                case Option<int?> whole:
                    whole.CustomParser ??= result => Number(result, option.Name);
                    break;
                case Option<ulong> seed:
                    seed.CustomParser ??= result => Seed(result, option.Name).GetValueOrDefault();
                    break;
                case Option<ulong?> seed:
                    seed.CustomParser ??= result => Seed(result, option.Name);
                    break;
            }
        }

        foreach (var below in command.Subcommands)
            ReadStrictly(below);
    }

    /// <summary>Whether an option's number breaks a rule; false where it is none, which its reading has told.</summary>
    public static bool Breaks<T>(OptionResult result, Func<T?, bool> rule)
    {
        try
        {
            return rule(result.GetValueOrDefault<T>());
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static double? Real(ArgumentResult result, string option) =>
        double.TryParse(result.Tokens[^1].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : Refuse<double>(result, option, "a number such as 0.05");

    private static int? Number(ArgumentResult result, string option) =>
        int.TryParse(result.Tokens[^1].Value, Whole, CultureInfo.InvariantCulture, out var value) ? value : Refuse<int>(result, option, $"a whole number up to {int.MaxValue}");

    private static ulong? Seed(ArgumentResult result, string option) =>
        ulong.TryParse(result.Tokens[^1].Value, Whole, CultureInfo.InvariantCulture, out var value) ? value : Refuse<ulong>(result, option, $"a whole number from 0 to {ulong.MaxValue}");

    private static T? Refuse<T>(ArgumentResult result, string option, string expected)
        where T : struct
    {
        result.AddError($"{option}: found '{result.Tokens[^1].Value}', expected {expected}");
        return null;
    }
}

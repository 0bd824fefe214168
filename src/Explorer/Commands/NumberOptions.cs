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

    /// <summary>The option, whose whole number has to be so large at least.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least) => option.Require(number => number >= least, $"a whole number of at least {NumberText.Count(least)}");

    /// <summary>The option, whose whole number has to lie between these, both included.</summary>
    public static Option<T> Within<T>(this Option<T> option, int least, int most) => option.Require(number => number >= least && number <= most, $"a whole number from {NumberText.Count(least)} to {NumberText.Count(most)}");

    /// <summary>The option, whose number has to be a true fraction.</summary>
    /// <param name="option">The option.</param>
    /// <param name="what">What it is, such as <c>a number</c>.</param>
    /// <param name="example">One.</param>
    public static Option<double> Fraction(this Option<double> option, string what, string example) => option.Require(number => number is > 0 and < 1, $"{what} above 0 and below 1, such as {example}");

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

    private static Option<T> Require<T>(this Option<T> option, Func<double, bool> rule, string expected)
    {
        option.Validators.Add(result =>
        {
            if (Breaks<T>(result, value => value is IConvertible number && !rule(number.ToDouble(CultureInfo.InvariantCulture))))
                result.AddError(FormattableString.Invariant($"{option.Name}: found {result.GetValueOrDefault<T>()}, expected {expected}"));
        });
        return option;
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

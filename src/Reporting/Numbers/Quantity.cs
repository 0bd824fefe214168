using System.Globalization;
using Explorer.Analysis.Intervals;

namespace Explorer.Reporting.Numbers;

/// <summary>Large counts and durations for readers.</summary>
internal static class Quantity
{
    /// <summary>The sign of negative numbers; a hyphen is another character.</summary>
    public const char Minus = '\u2212';

    private static readonly (double Factor, string Unit)[] Units = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>Three significant digits with a decimal unit, such as <c>8.91 M</c>.</summary>
    public static string Si(double value)
    {
        foreach (var (factor, unit) in Units)
        {
            // 0.9995 of a unit already rounds up to it.
            if (value >= 0.9995 * factor)
            {
                return ThreeDigits(value / factor) + ErrorFormat.Space + unit;
            }
        }

        return value.ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>With thousands separated, such as <c>5,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>42 s</c>, <c>3 min 20 s</c>, <c>5 h 12 min</c>.</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 99.5)
        {
            return Text(seconds < 9.95 ? "0.0" : "0", seconds) + ErrorFormat.Space + "s";
        }

        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return whole < 3_600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}\u00a0min {whole % 60}\u00a0s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3_600}\u00a0h {whole % 3_600 / 60}\u00a0min");
    }

    /// <summary>The shortest form that reads back as the same number.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number with a sign that is a minus, not a hyphen, and two decimals.</summary>
    public static string Signed(double value)
    {
        var text = Text("0.00", Math.Abs(value));
        return value < 0 && text != "0.00" ? Minus + text : text;
    }

    /// <summary>The same with a plus where it is above 0.</summary>
    public static string WithSign(double value) => (value >= 0.005 ? "+" : "") + Signed(value);

    /// <summary>A difference of errors in percentage points with its interval, such as <c>−3.20 (−5.10 to −1.30)</c>; a dash for none.</summary>
    public static string Points(Estimate? difference) => difference switch
    {
        null => "–",
        { Interval: { } interval } => $"{WithSign(100 * difference.Value)} ({WithSign(100 * interval.Lower)} to {WithSign(100 * interval.Upper)})",
        _ => WithSign(100 * difference.Value),
    };

    /// <summary>A parameter's value: four significant digits, counts from ten thousand with a unit.</summary>
    public static string Value(double value) => Math.Abs(value) >= 10_000 ? Si(value) : value.ToString("G4", CultureInfo.InvariantCulture);

    private static string ThreeDigits(double value) => Text(value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "0", value);

    private static string Text(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}

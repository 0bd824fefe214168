using System.Numerics;

namespace Explorer.Documents.Cells;

/// <summary>Numbers as people read them. Every number that this program shows is made text here; a negative one has a minus sign, not a hyphen.</summary>
public static class NumberText
{
    /// <summary>A no-break space between number and unit.</summary>
    public const string Space = "\u00a0";

    /// <summary>The sign of negative numbers; a hyphen is another character.</summary>
    public const string Minus = "\u2212";

    /// <summary>Stands where there is no number.</summary>
    public const string None = "–";

    // Below, four decimals would say 0: a permutation test of 10,000 labellings, whose least p is 1/10,001, stays above.
    private const double LeastP = 0.00005;

    private static readonly (double Factor, string Unit)[] Units = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>With thousands separated, such as <c>5,000</c>.</summary>
    public static string Count(long value) => Signed(value, "N0", plus: false);

    /// <summary>Such as <c>1 trial</c> or <c>5,000 trials</c>.</summary>
    /// <param name="value">How many.</param>
    /// <param name="thing">One of them.</param>
    /// <param name="things">Several; null for <paramref name="thing"/> with an s.</param>
    public static string Counted(long value, string thing, string? things = null) => $"{Count(value)} {(value == 1 ? thing : things ?? thing + "s")}";

    /// <summary>With so many decimals, such as <c>0.93</c> or <c>−1.20</c>.</summary>
    /// <param name="value">The number; <c>NaN</c> gives <see cref="None"/>.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="plus">Whether a positive one has a plus sign.</param>
    public static string Fixed(double value, int decimals = 2, bool plus = false) => Signed(value, "F" + decimals.ToString(CultureInfo.InvariantCulture), plus);

    /// <summary>A fraction as a percentage, such as <c>18.1 %</c>.</summary>
    public static string Share(double fraction, int decimals = 1) => Fixed(100 * fraction, decimals) + Space + "%";

    /// <summary>A level or a coverage with as few decimals as it needs, such as <c>95 %</c> or <c>97.5 %</c>.</summary>
    public static string Level(double fraction) => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture) + Space + "%";

    /// <summary>How many there are of what cannot be counted out, such as <c>9,216</c> or <c>1.83e18</c>.</summary>
    public static string Huge(BigInteger value) => value < 100_000 ? Count((long)value) : Scientific(value);

    /// <summary>Its order of magnitude, such as <c>1.83e18</c>.</summary>
    public static string Scientific(BigInteger value) => ((double)value).ToString("0.00e0", CultureInfo.InvariantCulture);

    /// <summary>A setting as a file would say it, with as few decimals as it needs and no exponent, such as <c>0.1</c> or <c>0.00005</c>.</summary>
    public static string Setting(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>A difference of fractions in percentage points, with its sign, such as <c>−3.20</c>.</summary>
    public static string Points(double difference, int decimals = 2) => Fixed(100 * difference, decimals, plus: true);

    /// <summary>Three significant digits with a decimal unit, such as <c>8.91 M</c>; whole below a thousand.</summary>
    public static string Quantity(double value)
    {
        foreach (var (factor, unit) in Units)
        {
            // 0.9995 of a unit already rounds up to it.
            if (Math.Abs(value) >= 0.9995 * factor)
            {
                var scaled = Math.Abs(value / factor);
                return Fixed(value / factor, scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0) + Space + unit;
            }
        }

        return Fixed(value, 0);
    }

    /// <summary>A parameter's value: four significant digits; from ten thousand as <see cref="Quantity"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The largest value beside it, whose form all have; null where it stands by itself.</param>
    public static string Value(double value, double? largest = null) => Math.Abs(largest ?? value) >= 10_000 ? Quantity(value) : Signed(value, "G4", plus: false);

    /// <summary>The line a + b·x with its sign joined, such as <c>26 − 0.5 j</c>.</summary>
    /// <param name="constant">a, told without decimals.</param>
    /// <param name="slope">b, told with one.</param>
    /// <param name="variable">Its name.</param>
    public static string Line(double constant, double slope, string variable) => $"{Fixed(constant, 0)} {(slope < 0 ? Minus : "+")} {Fixed(Math.Abs(slope), 1)} {variable}";

    /// <summary>Such as <c>4.2 s</c>, <c>42 s</c>, <c>3 min 20 s</c>, <c>5 h 12 min</c>.</summary>
    public static string Time(double seconds)
    {
        if (seconds < 99.5)
            return Fixed(seconds, seconds < 9.95 ? 1 : 0) + Space + "s";

        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return whole < 3_600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}{Space}min {whole % 60}{Space}s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3_600}{Space}h {whole % 3_600 / 60}{Space}min");
    }

    /// <summary>How long something is past, as coarsely as people tell it: <c>just now</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>12 d ago</c>.</summary>
    public static string Ago(double seconds) => seconds switch
    {
        < 60 => "just now",
        < 3_600 => $"{Count((long)seconds / 60)}{Space}min ago",
        < 2 * 86_400 => $"{Count((long)seconds / 3_600)}{Space}h ago",
        _ => $"{Count((long)seconds / 86_400)}{Space}d ago",
    };

    /// <summary>A moment, such as <c>2 Mar 2026, 09:00 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>0.0001</c>, <c>0.012</c>, <c>0.69</c> or <c>&lt; 0.0001</c>.</summary>
    /// <param name="p">In [0, 1].</param>
    public static string P(double p) => p < LeastP ? "< 0.0001" : Fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2);

    /// <summary>Such as <c>p = 0.012</c> or <c>p &lt; 0.0001</c>.</summary>
    /// <param name="p">In [0, 1].</param>
    public static string PEquation(double p) => p < LeastP ? $"p {P(p)}" : $"p = {P(p)}";

    /// <summary>The shortest form that reads back as the same number.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Signed(double value, string format, bool plus)
    {
        if (double.IsNaN(value))
            return None;

        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        var zero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return zero || value == 0 ? text : value < 0 ? Minus + text : plus ? "+" + text : text;
    }
}

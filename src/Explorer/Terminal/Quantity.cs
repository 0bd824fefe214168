using System.Globalization;

namespace Explorer.Terminal;

/// <summary>Numbers as people read them.</summary>
internal static class Quantity
{
    /// <summary>Three significant digits with a decimal unit: 12.7M, 301k, 64.</summary>
    public static string Short(double value)
    {
        var (divisor, unit) = Math.Abs(value) switch
        {
            >= 999.5e9 => (1e12, "T"),
            >= 999.5e6 => (1e9, "G"),
            >= 999.5e3 => (1e6, "M"),
            >= 10e3 => (1e3, "k"),
            _ => (1.0, string.Empty),
        };
        var scaled = value / divisor;
        var digits = unit.Length == 0 && scaled == Math.Floor(scaled) ? 0 : Math.Abs(scaled) < 9.995 ? 2 : Math.Abs(scaled) < 99.95 ? 1 : 0;
        return scaled.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>A fraction as a percentage with one decimal.</summary>
    public static string Percent(double fraction) => (fraction * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>Seconds as 42 s, 3 min 05 s or 2 h 07 min.</summary>
    public static string Duration(double seconds)
    {
        var whole = (long)Math.Round(Math.Max(0, seconds), MidpointRounding.AwayFromZero);
        return whole switch
        {
            < 60 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60:00} s",
            _ => $"{whole / 3600} h {whole % 3600 / 60:00} min",
        };
    }
}

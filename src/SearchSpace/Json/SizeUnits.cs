using System.Globalization;

namespace Explorer.SearchSpace.Json;

/// <summary>Sizes with a suffix: decimal for FLOPs and parameters, binary for memory.</summary>
public sealed class SizeUnits
{
    private readonly long _factor;

    private SizeUnits(long factor) => _factor = factor;

    /// <summary>K, M, G, T are 10³, 10⁶, 10⁹, 10¹².</summary>
    public static SizeUnits Decimal { get; } = new(1000);

    /// <summary>K, M, G, T are 2¹⁰, 2²⁰, 2³⁰, 2⁴⁰.</summary>
    public static SizeUnits Binary { get; } = new(1024);

    /// <summary>The size that a text such as <c>8M</c>, <c>1.5G</c> or <c>12e6</c> names, or null.</summary>
    /// <returns>At least 0; a fraction of one is rounded to the nearest whole number.</returns>
    public long? Parse(string text)
    {
        var power = text.Length == 0 ? 0 : "KMGT".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) + 1;
        var number = power > 0 ? text.AsSpan(0, text.Length - 1) : text;
        var styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(number, styles, CultureInfo.InvariantCulture, out var value))
            return null;

        for (var i = 0; i < power && value <= long.MaxValue; i++)
            value *= _factor;

        return value <= long.MaxValue ? (long)Math.Round(value, MidpointRounding.ToEven) : null;
    }
}

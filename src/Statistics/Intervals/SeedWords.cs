using System.Globalization;

namespace Explorer.Statistics.Intervals;

/// <summary>Seeds as people read them.</summary>
public static class SeedWords
{
    private const int Whole = 10;
    private const int Shown = 6;

    /// <summary>The seed: whole where a person may have chosen it, else its first digits, as in <c>184467…</c>; files have it whole.</summary>
    public static string Of(ulong seed) => seed.ToString(CultureInfo.InvariantCulture) is { Length: > Whole } digits ? digits[..Shown] + "…" : seed.ToString(CultureInfo.InvariantCulture);
}

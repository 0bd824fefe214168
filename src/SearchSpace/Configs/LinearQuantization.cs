namespace Explorer.SearchSpace.Configs;

/// <summary>The linear quantised widths of the paper's equations 2 to 4.</summary>
public static class LinearQuantization
{
    private const int Multiple = 8;

    /// <summary>The width of each block, before group compatibility.</summary>
    /// <param name="slope">w_a, channels a block; at least 0.</param>
    /// <param name="initialWidth">w_0, a multiple of 8 above 0.</param>
    /// <param name="multiplier">w_m, above 1.</param>
    /// <param name="widths">Receives d widths, multiples of 8 that never fall.</param>
    /// <remarks>
    /// u_j = w_0 + w_a·j (2); s_j from u_j = w_0·w_m^s_j (3), rounded to the nearest integer;
    /// w_j = w_0·w_m^s_j (4), rounded to a multiple of 8. Both roundings take halves to even, as the authors' code does.
    /// </remarks>
    public static void Fill(double slope, double initialWidth, double multiplier, Span<int> widths)
    {
        var (steps, width) = (-1, 0);
        for (var j = 0; j < widths.Length; j++)
        {
            if (Steps(j * slope, initialWidth, multiplier) is var s && s != steps)
                (steps, width) = (s, Width(s, initialWidth, multiplier));

            widths[j] = width;
        }
    }

    /// <summary>Whether the first widths w_0·w_m^s, s = 0, 1, …, stay different when rounded to multiples of 8.</summary>
    /// <param name="initialWidth">w_0, a multiple of 8 above 0.</param>
    /// <param name="multiplier">w_m, above 1.</param>
    /// <param name="count">How many widths, at least 1.</param>
    public static bool AreDistinct(double initialWidth, double multiplier, int count)
    {
        for (var s = 1; s < count; s++)
        {
            if (Width(s, initialWidth, multiplier) == Width(s - 1, initialWidth, multiplier))
                return false;
        }

        return true;
    }

    /// <summary>s_j, rounded: how often the initial width was multiplied where the line has gained so many channels.</summary>
    /// <param name="gained">w_a·j, channels; at least 0.</param>
    /// <param name="initialWidth">w_0, above 0.</param>
    /// <param name="multiplier">w_m, above 1.</param>
    public static int Steps(double gained, double initialWidth, double multiplier) => (int)Math.Round(
        Math.Log((gained + initialWidth) / initialWidth) / Math.Log(multiplier),
        MidpointRounding.ToEven);

    /// <summary>Whether the last blocks may become wider than a layer may be.</summary>
    internal static bool IsTooWide(double slope, double initialWidth, double multiplier, int depth) =>
        (initialWidth + (slope * (depth - 1))) * multiplier > ModelLimits.MostWidth;

    private static int Width(int steps, double initialWidth, double multiplier) =>
        checked((int)Math.Round(initialWidth * Math.Pow(multiplier, steps) / Multiple, MidpointRounding.ToEven) * Multiple);
}

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
            {
                steps = s;
                width = checked((int)Math.Round(initialWidth * Math.Pow(multiplier, s) / Multiple, MidpointRounding.ToEven) * Multiple);
            }

            widths[j] = width;
        }
    }

    /// <summary>s_j, rounded: how often the initial width was multiplied where the line has gained so many channels.</summary>
    internal static int Steps(double gained, double initialWidth, double multiplier) => (int)Math.Round(
        Math.Log((gained + initialWidth) / initialWidth) / Math.Log(multiplier),
        MidpointRounding.ToEven);

    /// <summary>Whether the last blocks may become wider than a layer may be.</summary>
    internal static bool IsTooWide(double slope, double initialWidth, double multiplier, int depth) =>
        (initialWidth + (slope * (depth - 1))) * multiplier > ModelLimits.MostWidth;
}

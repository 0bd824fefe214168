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
    /// <returns>The largest s_j: how often the width was multiplied, whether or not rounding keeps the steps apart.</returns>
    /// <remarks>
    /// u_j = w_0 + w_a·j (2); s_j from u_j = w_0·w_m^s_j (3), rounded to the nearest integer;
    /// w_j = w_0·w_m^s_j (4), rounded to a multiple of 8. Both roundings take halves to even, as the authors' code does.
    /// </remarks>
    public static int Fill(double slope, double initialWidth, double multiplier, Span<int> widths)
    {
        var steps = 0;
        var logMultiplier = Math.Log(multiplier);
        for (var j = 0; j < widths.Length; j++)
        {
            var line = (j * slope) + initialWidth;
            steps = (int)Math.Round(Math.Log(line / initialWidth) / logMultiplier, MidpointRounding.ToEven);
            var width = initialWidth * Math.Pow(multiplier, steps);
            widths[j] = checked((int)Math.Round(width / Multiple, MidpointRounding.ToEven) * Multiple);
        }

        return steps;
    }
}

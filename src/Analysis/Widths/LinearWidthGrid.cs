namespace Explorer.Analysis.Widths;

/// <summary>
/// The grid of the fit: w_0 from 8 to 256 in steps of 8, w_a from 0 to 256 in steps of 1, w_m from 1.5 to 3 in steps of 0.1,
/// the ranges of the paper's RegNet space.
/// </summary>
internal static class LinearWidthGrid
{
    public const int WidthStep = 8;
    public const int MostWidth = 256;
    public const int MostSlope = 256;
    private const int LeastTenths = 15;
    private const int MostTenths = 30;

    public static double[] InitialWidths { get; } = [.. Enumerable.Range(1, MostWidth / WidthStep).Select(i => (double)(i * WidthStep))];

    public static double[] Multipliers { get; } = [.. Enumerable.Range(LeastTenths, MostTenths - LeastTenths + 1).Select(tenths => tenths / 10.0)];

    /// <summary>
    /// For m = 1, 2, …: the fewest channels that the line has to gain for the m-th step, whole numbers, as far as
    /// <paramref name="mostGain"/> reaches. Slope and block are whole, so a block takes m steps where slope × block is at least the m-th.
    /// </summary>
    public static List<int> Thresholds(double initialWidth, double multiplier, int mostGain)
    {
        var thresholds = new List<int>();
        for (var steps = 1; LinearQuantization.Steps(mostGain, initialWidth, multiplier) >= steps; steps++)
        {
            var (low, high) = (0, mostGain);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (LinearQuantization.Steps(middle, initialWidth, multiplier) >= steps)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            thresholds.Add(low);
        }

        return thresholds;
    }
}

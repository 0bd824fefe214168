namespace Explorer.Statistics.Distributions;

/// <summary>Round errors at which to read a distribution.</summary>
public static class RoundErrors
{
    private const int Most = 5;

    // Steps in thousandths of a percent, so that the errors are exact decimals.
    private static readonly int[] Steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

    /// <summary>At most five multiples of a round step above <paramref name="minimum"/> and up to <paramref name="maximum"/>, ascending.</summary>
    /// <param name="minimum">The least error, a fraction.</param>
    /// <param name="maximum">The greatest error, a fraction.</param>
    public static IReadOnlyList<double> Within(double minimum, double maximum)
    {
        foreach (var step in Steps)
        {
            var first = (int)Math.Floor(minimum * 100_000 / step) + 1;
            var last = (int)Math.Floor(maximum * 100_000 / step);
            if (last - first + 1 <= Most)
                return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(multiple => multiple * step / 100_000.0)];
        }

        return [];
    }
}

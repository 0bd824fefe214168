namespace Explorer.SearchSpace.Sampling;

/// <summary>How one figure is spread over networks drawn.</summary>
/// <param name="Least">The least.</param>
/// <param name="LowerQuartile">The least that a quarter of the networks does not pass.</param>
/// <param name="Median">The least that half of the networks do not pass.</param>
/// <param name="UpperQuartile">The least that three quarters of the networks do not pass.</param>
/// <param name="Most">The largest.</param>
public sealed record ComplexityQuantiles(long Least, long LowerQuartile, long Median, long UpperQuartile, long Most)
{
    /// <summary>The quantiles of at least one figure.</summary>
    internal static ComplexityQuantiles Of(IEnumerable<long> figures)
    {
        var sorted = figures.Order().ToArray();
        return new ComplexityQuantiles(sorted[0], At(sorted, 1), At(sorted, 2), At(sorted, 3), sorted[^1]);
    }

    private static long At(long[] sorted, int quarters) => sorted[((quarters * sorted.Length) + 3) / 4 - 1];
}

namespace Explorer.Statistics.Regressions;

/// <summary>A choice as levels of a factor: its values, or bins at their quantiles where it has more values than levels.</summary>
/// <param name="Key">The choice.</param>
/// <param name="Codes">The level of each network, from 0.</param>
/// <param name="Count">Levels.</param>
internal sealed record FactorLevels(string Key, int[] Codes, int Count)
{
    /// <summary>Bins some values; equal values share a bin.</summary>
    public static FactorLevels Of(string key, double[] values, int most)
    {
        double[] distinct = [.. values.Distinct().Order()];
        double[] edges = distinct.Length <= most ? distinct[1..] : Quantiles(values, most);
        int[] codes = [.. values.Select(value => edges.Count(edge => value >= edge))];

        // A bin may have lost all values to ties.
        int[] used = [.. codes.Distinct().Order()];
        return new FactorLevels(key, [.. codes.Select(code => Array.IndexOf(used, code))], used.Length);
    }

    private static double[] Quantiles(double[] values, int bins)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(1, bins - 1).Select(bin => sorted[bin * sorted.Length / bins]).Distinct()];
    }
}

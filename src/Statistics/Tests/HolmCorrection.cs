namespace Explorer.Statistics.Tests;

/// <summary>Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): the chance of any false alarm stays at the level.</summary>
public static class HolmCorrection
{
    /// <summary>The corrected p-values, in the order given; p(i) becomes the greatest of (m − j + 1)·p(j) over j ≤ i, at most 1.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var greatest = 0.0;
        var left = pValues.Count;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            greatest = Math.Max(greatest, Math.Min(1, left-- * pValues[i]));
            adjusted[i] = greatest;
        }

        return adjusted;
    }
}

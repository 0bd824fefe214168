namespace Explorer.Analysis.Fidelities;

/// <summary>What one level costs as a share of another, over the networks that have both.</summary>
internal static class CostShare
{
    /// <summary>Σ cost at the first / Σ cost at the second; null where no network has both.</summary>
    public static double? Of(IEnumerable<ImmutableArray<FidelityReading?>> rows, int first, int second, Func<FidelityReading, double?> cost)
    {
        var (above, below) = (0.0, 0.0);
        foreach (var row in rows)
        {
            if (row[first] is { } a && row[second] is { } b && cost(a) is { } costA && cost(b) is { } costB)
            {
                above += costA;
                below += costB;
            }
        }

        return below > 0 ? above / below : null;
    }
}

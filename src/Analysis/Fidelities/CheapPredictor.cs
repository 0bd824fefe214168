namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The working model of a target error given a cheap one: a least-squares line with a logistic spread. It need not be right: what it
/// misses on the random networks is added back.
/// </summary>
internal sealed record CheapPredictor(double MeanCheap, double MeanTarget, double Slope, double Deviation)
{
    /// <summary>Fewest pairs for a line.</summary>
    public const int Fewest = 3;

    private const double LeastDeviation = 1e-6;

    /// <summary>The line through pairs; level where fewer than <see cref="Fewest"/> have a cheap error.</summary>
    public static CheapPredictor Fit(IReadOnlyList<(double? Cheap, double Target)> networks)
    {
        List<(double Cheap, double Target)> pairs = [.. networks.Where(network => network.Cheap is not null).Select(network => (network.Cheap!.Value, network.Target))];
        if (pairs.Count < Fewest)
            pairs = [.. networks.Select(network => (0.0, network.Target))];

        var (x, y) = (pairs.Average(pair => pair.Cheap), pairs.Average(pair => pair.Target));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var pair in pairs)
        {
            xx += (pair.Cheap - x) * (pair.Cheap - x);
            xy += (pair.Cheap - x) * (pair.Target - y);
            yy += (pair.Target - y) * (pair.Target - y);
        }

        // Cheap errors rise with the target's: a slope below 0 is chance.
        var slope = xx > 0 ? Math.Max(0, xy / xx) : 0;
        var rest = Math.Max(0, yy - (slope * ((2 * xy) - (slope * xx))));
        return new CheapPredictor(x, y, slope, Math.Max(LeastDeviation, Math.Sqrt(rest / Math.Max(1, pairs.Count - 2))));
    }

    /// <summary>The expected error at the target.</summary>
    public double Expected(double cheap) => MeanTarget + (Slope * (cheap - MeanCheap));

    /// <summary>The probability of an error strictly below <paramref name="error"/> at the target.</summary>
    public double Below(double error, double cheap)
    {
        // A logistic distribution of scale s has deviation s·π/√3.
        var z = (error - Expected(cheap)) * Math.PI / (Math.Sqrt(3) * Deviation);
        return 1 / (1 + Math.Exp(-z));
    }
}

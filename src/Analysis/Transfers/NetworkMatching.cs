using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Transfers;

/// <summary>Finds the networks that two populations share: the same config, or the same one with all widths scaled by one factor.</summary>
internal static class NetworkMatching
{
    // Widths are rounded to multiples of 8, so a scaled one may lie that far off.
    private const double WidthRounding = 8;
    private const double FactorTolerance = 0.1;

    /// <summary>The mean errors of matched networks, and how they were matched in words; empty where none match.</summary>
    public static (IReadOnlyList<(double Small, double Large)> Pairs, string InWords) Of(IReadOnlyList<ComparedNetwork> small, IReadOnlyList<ComparedNetwork> large)
    {
        var byHash = Unique(large, network => network.Member.Trial.Hash);
        var same = Unique(small, network => network.Member.Trial.Hash).Where(network => byHash.ContainsKey(network.Key)).Select(network => (network.Value.Error, byHash[network.Key].Error)).ToList();
        if (same.Count > 1)
            return (same, "the same config");

        var byShape = Unique(large, Shape);
        var scaled = Unique(small, Shape).Where(network => byShape.ContainsKey(network.Key))
            .Select(network => (A: network.Value, B: byShape[network.Key], Factor: Factor(network.Value, byShape[network.Key])))
            .Where(pair => pair.Factor is not null).ToList();
        if (scaled.Count < 2)
            return ([], "");

        var factor = scaled.Select(pair => pair.Factor!.Value).Order().ElementAt(scaled.Count / 2);
        var kept = scaled.Where(pair => Math.Abs((pair.Factor!.Value / factor) - 1) <= FactorTolerance).Select(pair => (pair.A.Error, pair.B.Error)).ToList();
        return (kept, $"the same stages with widths times {NumberText.Exact(Math.Round(factor, 2, MidpointRounding.AwayFromZero))}");
    }

    // A key that two networks share names neither.
    private static Dictionary<string, ComparedNetwork> Unique(IReadOnlyList<ComparedNetwork> networks, Func<ComparedNetwork, string?> key) =>
        networks.Where(network => key(network) is not null).GroupBy(network => key(network)!).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);

    private static string? Shape(ComparedNetwork network) => network.Member.Shape is { } shape
        ? string.Join(' ', shape.Stages.Select(stage => FormattableString.Invariant($"{stage.Depth}/{stage.BottleneckRatio}")))
        : null;

    private static double? Factor(ComparedNetwork small, ComparedNetwork large)
    {
        var (a, b) = (small.Member.Shape!.Stages, large.Member.Shape!.Stages);
        var factor = (double)b.Sum(stage => stage.Width) / a.Sum(stage => stage.Width);
        return a.Zip(b).All(pair => Math.Abs(pair.Second.Width - (factor * pair.First.Width)) <= WidthRounding) ? factor : null;
    }
}

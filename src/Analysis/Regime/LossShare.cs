namespace Explorer.Analysis.Regime;

/// <summary>The share of some networks whose first epoch is worse than guessing.</summary>
/// <param name="Above">How many.</param>
/// <param name="Count">Of how many.</param>
/// <param name="FewestBlocks">Depth of the shallowest of them; null where they have no stages.</param>
/// <param name="MostBlocks">Depth of the deepest.</param>
/// <param name="Share">The share with Wilson's interval.</param>
public sealed record LossShare(int Above, int Count, int? FewestBlocks, int? MostBlocks, Estimate Share)
{
    internal static LossShare Of(IReadOnlyList<RegimeRun> runs)
    {
        var above = runs.Count(run => run.StartsWorse == true);
        return new LossShare(above, runs.Count, runs.Min(run => run.Depth), runs.Max(run => run.Depth), new Estimate((double)above / runs.Count, WilsonInterval.Of(above, runs.Count)));
    }
}

namespace Explorer.Analysis.Derivation;

/// <summary>Do the members of a narrower space differ from the rest, at equal FLOPs?</summary>
internal static class SplitTest
{
    /// <summary>How it is computed, in words.</summary>
    public const string Method = "two-sided studentised permutation test and Welch's t of mean errors at equal FLOPs";

    private const int MostPermutations = 9_999;
    private const int FewestPermutations = 1_999;

    // Labels drawn for one test of a large population.
    private const int DrawBudget = 20_000_000;

    /// <summary>The two-sided p-value; null where a side is too small.</summary>
    public static double? PValue(DerivationData data, Membership membership, string candidate)
    {
        if (!membership.IsEnough)
            return null;

        var errors = data.Errors.Values;
        var test = new PermutationTest(
            ComparisonSample.Of(errors.Where((_, i) => !membership.Members[i])),
            ComparisonSample.Of(errors.Where((_, i) => membership.Members[i])));
        var permutations = Math.Clamp(DrawBudget / errors.Length, FewestPermutations, MostPermutations);
        // Above the level before the correction, the exact value decides nothing.
        return test.RunUntilAbove(data.Settings.Level, permutations, Seeds.Derive(data.Settings.Seed, $"derive {candidate}", 0));
    }
}

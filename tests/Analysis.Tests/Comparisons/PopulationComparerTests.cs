using Explorer.Statistics.Tests;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class PopulationComparerTests
{
    private static readonly double[] A = [0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75];

    [Fact]
    public void Compare_FourAgainstFour_GivesTheExactPermutationP()
    {
        // All 4 of B below all 4 of A: 2 of C(8,4) = 70 labellings are as far apart.
        var comparison = Compare([0.5, 0.6, 0.7, 0.8], [0.1, 0.2, 0.3, 0.4], new ComparisonSettings { Permutations = 50_000 });

        Assert.Equal(2.0 / 70, comparison.PValue, 0.003);
        Assert.Equal(2.0 / 70, comparison.KolmogorovSmirnov.PValue, 0.003);
        Assert.Equal(1, comparison.KolmogorovSmirnov.Distance);
        Assert.Equal(-0.4, comparison.MeanDifference.Value, 12);
        Assert.True(comparison.MeanDifference.Interval!.Upper < 0);
        Assert.Equal(ComparisonVerdict.Better, comparison.Verdict);
    }

    [Fact]
    public void Compare_TiedErrors_TakesTheDistanceBehindTheTie()
    {
        // F_A − F_B behind 0.2 is 2/4 − 1/4, behind 0.3 it is 3/4 − 3/4: scipy.stats.ks_2samp gives 0.25.
        var comparison = Compare([0.1, 0.2, 0.3, 0.4], [0.2, 0.3, 0.3, 0.4], ComparisonSettings.Default);

        Assert.Equal(0.25, comparison.KolmogorovSmirnov.Distance, 12);
    }

    [Fact]
    public void Compare_Shifted_ShiftsMeanAndQuantilesAlike()
    {
        var comparison = Compare(A, [.. A.Select(error => error - 0.25)], ComparisonSettings.Default);

        Assert.Equal(-0.25, comparison.MeanDifference.Value, 12);
        Assert.All(comparison.Quantiles, quantile => Assert.Equal(-0.25, quantile.Difference.Value, 12));
        Assert.All(comparison.Quantiles, quantile => Assert.True(quantile.Difference.Interval!.Contains(-0.25)));
        Assert.True(comparison.MeanDifference.Interval!.Upper < 0);
        Assert.Contains("is better than a: its mean error is 25.0 points lower", comparison.VerdictInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SameErrors_ShowsNoDifferenceAndNeverSaysEqual()
    {
        var comparison = Compare(A, A, ComparisonSettings.Default);

        Assert.Equal((ComparisonVerdict.NoDifferenceShown, 1.0), (comparison.Verdict, comparison.PValue));
        Assert.Null(comparison.CountNeeded);
        Assert.StartsWith("b against a: no difference shown with n = 10 and 10", comparison.VerdictInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_UnclearDifference_SaysHowManyNetworksWouldShowIt()
    {
        var comparison = Compare(A, [.. A.Select(error => error - 0.1)], ComparisonSettings.Default);

        // Variance of ten steps of 0.05 is 0.0229; n = (1.960 + 0.842)² · 2 · 0.0229 / 0.01 = 36.0.
        Assert.Equal(ComparisonVerdict.NoDifferenceShown, comparison.Verdict);
        Assert.Equal(36, comparison.CountNeeded!.Value, 1.0);
        Assert.Contains("about n = ", comparison.VerdictInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Area_IsThatOfThePaper()
    {
        // 1 − mean(min(1, e/0.5)): of A 1 − mean(0.6, 0.7, 0.8, 0.9, 1 × 6) = 0.1; of B, twice as good, 1 − mean(0.3, 0.35, … 0.75) = 0.475.
        var comparison = Compare(A, [.. A.Select(error => error / 2)], new ComparisonSettings { AreaLimit = 0.5 });

        Assert.Equal(0.375, comparison.AreaDifference.Value, 12);
    }

    [Fact]
    public void Compare_Repeats_CountAsOneNetwork()
    {
        var random = new Random(4);
        var once = ErrorPopulations.Skewed(12, random);
        var network = ErrorPopulations.Of(once);
        var thrice = Population.Of(network.Members.SelectMany(member => Enumerable.Range(0, 3).Select(seed =>
            member.Trial with { Planned = member.Trial.Planned with { Index = (3 * member.Trial.Index) + seed, Seed = (ulong)seed }, Outcome = new TrialOutcome.Completed(member.Error + (0.01 * (seed - 1)), null) })));

        var comparison = PopulationComparer.Compare(ErrorPopulations.Named("a", A), new NamedPopulation("b", thrice));

        Assert.Equal(12, comparison.CountB);
        Assert.Equal(PopulationComparer.Compare(ErrorPopulations.Named("a", A), new NamedPopulation("b", network)).MeanDifference.Value, comparison.MeanDifference.Value, 12);
    }

    [Fact]
    public void CompareAll_SeveralPairs_CorrectsVerdictsAndIntervalsByBonferroni()
    {
        var random = new Random(9);
        var all = PopulationComparer.CompareAll([.. Enumerable.Range(0, 3).Select(i => ErrorPopulations.Named($"s{i}", ErrorPopulations.Skewed(40, random, -0.06 * i)))]);

        Assert.Equal([("s0", "s1"), ("s0", "s2"), ("s1", "s2")], all.Select(pair => (pair.NameA, pair.NameB)));
        Assert.All(all, pair => Assert.Equal((3, Math.Min(1, 3 * pair.PValue)), (pair.Pairs, pair.AdjustedPValue)));
        Assert.All(all, pair => Assert.Equal(1 - (0.05 / 3), pair.MeanDifference.Interval!.Confidence, 12));
        Assert.All(all, pair => Assert.Equal(pair.Verdict == ComparisonVerdict.NoDifferenceShown, pair.MeanDifference.Interval!.Contains(0)));
        Assert.EndsWith("corrected for 3 pairs by Bonferroni)", all[0].VerdictInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SameSeed_GivesTheSameNumbersInAnyCompany()
    {
        var random = new Random(2);
        var (a, b, c) = (ErrorPopulations.Named("a", ErrorPopulations.Skewed(20, random)), ErrorPopulations.Named("b", ErrorPopulations.Skewed(20, random)), ErrorPopulations.Named("c", ErrorPopulations.Skewed(20, random)));

        var alone = PopulationComparer.Compare(a, c, new ComparisonSettings { AreaLimit = 0.5 });
        var among = PopulationComparer.CompareAll([a, b, c], new ComparisonSettings { AreaLimit = 0.5 })[1];

        Assert.Equal((alone.PValue, alone.MeanDifference.Value, alone.AreaDifference.Value), (among.PValue, among.MeanDifference.Value, among.AreaDifference.Value));
        Assert.NotEqual(alone.PValue, PopulationComparer.Compare(a, c, new ComparisonSettings { Seed = 2 }).PValue);
    }

    [Fact]
    public void Compare_Matched_WeighsEveryBinTheSame()
    {
        // Two bins: A's cheap networks err 0.6, its dear ones 0.2; B has the same errors but mostly dear networks.
        var a = Complex("a", (6, 1, 0.6), (2, 3, 0.2));
        var b = Complex("b", (2, 1, 0.6), (6, 3, 0.2));
        var flops = NetworkMeasure.Flops;
        var plain = PopulationComparer.Compare(a, b);
        var matched = PopulationComparer.Compare(a, b, new ComparisonSettings { Matching = new ComplexityMatching(flops, 2) });

        Assert.Equal(-0.2, plain.MeanDifference.Value, 12);
        Assert.Equal(0, matched.MeanDifference.Value, 12);
        Assert.Equal([6, 2], matched.Matching!.CountsA);
        Assert.Equal([2, 6], matched.Matching.CountsB);
    }

    [Fact]
    public void Compare_EmptyBin_NamesIt()
    {
        var a = Complex("a", (4, 1, 0.6), (4, 3, 0.2));

        var refused = Assert.Throws<InvalidInputException>(() =>
            PopulationComparer.Compare(a, Complex("b", (4, 1, 0.5), (4, 3, 0.1)), new ComparisonSettings { Matching = new ComplexityMatching(NetworkMeasure.Flops, 5) }));

        Assert.Equal(6, refused.Problems.Count);
        Assert.Contains("has no network with FLOPs from", refused.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CompareAll_NothingToCompare_IsRefused()
    {
        var a = ErrorPopulations.Named("a", A);

        Assert.Throws<InvalidInputException>(() => PopulationComparer.CompareAll([a]));
        Assert.Throws<InvalidInputException>(() => PopulationComparer.Compare(a, a));
        Assert.Contains("no trial has ended yet", Assert.Throws<InvalidInputException>(() => PopulationComparer.Compare(a, ErrorPopulations.Named("b", []))).Message, StringComparison.Ordinal);
    }

    private static PopulationComparison Compare(double[] a, double[] b, ComparisonSettings settings) =>
        PopulationComparer.Compare(ErrorPopulations.Named("a", a), ErrorPopulations.Named("b", b), settings);

    private static NamedPopulation Complex(string name, params (int Count, int Depth, double Error)[] groups) => new(name, Population.Of(groups
        .SelectMany(group => Enumerable.Repeat((group.Depth, group.Error), group.Count))
        .Select((item, i) => SyntheticTrials.Completed(i, item.Error, SyntheticTrials.Network([item.Depth, 1], [64, 64])).Replanned(planned => planned with { Hash = $"{name}{i}" }))));
}

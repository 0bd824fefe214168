using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests.Tests;

public sealed class PermutationTestTests(ITestOutputHelper output)
{
    // Student's sleep data (Biometrika 6, 1908) by R's t.test, whose default is Welch's: t = -1.8608, p = 0.07939, means 0.75 and 2.33.
    [Fact]
    public void Statistic_StudentsSleepData_IsWelchsT()
    {
        var test = Test([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

        Assert.Equal(1.58, test.Difference, 12);
        Assert.Equal(1.8608, test.Statistic, 0.00005);
        Assert.Equal(1.58 / 1.8608, test.StandardError, 0.00005);
        Assert.Equal(0.07939, test.WelchPValue, 0.000005);
    }

    [Fact]
    public void StandardError_TwoBins_IsThatOfTheirMean()
    {
        // Within each bin errors of A are e ± 0.1, of B e ± 0.2: variances 0.02 and 0.08 of two each, so 0.05 a bin and √(0.05 + 0.05)/2 in all.
        var test = new PermutationTest(
            ComparisonSample.Of([(0.2, 0), (0.4, 0), (0.6, 1), (0.8, 1)], 2),
            ComparisonSample.Of([(0.2, 0), (0.6, 0), (0.4, 1), (0.8, 1)], 2));

        Assert.Equal((0.1 - 0.1) / 2, test.Difference, 12);
        Assert.Equal(Math.Sqrt(0.1) / 2, test.StandardError, 12);
    }

    [Fact]
    public void StandardError_OneNetworkOnASide_TakesTheOtherSidesVariance()
    {
        var test = Test([0.5], [0.2, 0.4]);

        Assert.Equal(Math.Sqrt(0.02 * (1 + 0.5)), test.StandardError, 12);
    }

    [Fact]
    public void Run_NoSpread_TiesOnlyWithLabellingsThatSeparateAll()
    {
        var test = Test([0.9, 0.9, 0.9, 0.9], [0.8, 0.8, 0.8, 0.8]);

        var result = test.Run(20_000, 1);

        // 2 of C(8, 4) = 70.
        Assert.Equal(double.PositiveInfinity, test.Statistic);
        Assert.Equal(2.0 / 70, result.PValue, 0.004);
        Assert.Null(result.IntervalAt(0.05));
    }

    [Fact]
    public void Run_AllErrorsEqual_ShowsNothing()
    {
        var result = Test([0.9, 0.9, 0.9], [0.9, 0.9, 0.9, 0.9]).Run(999, 1);

        Assert.Equal(1, result.PValue);
        Assert.Null(result.IntervalAt(0.05));
    }

    /// <summary>The property that one procedure gives: over samples of every size and spread, many with ties, in bins or not, for any level and number of pairs.</summary>
    [Fact]
    public void IntervalAt_AnyInput_LeavesZeroOutExactlyWhereTheVerdictDoes()
    {
        var random = new Random(17);
        var (shown, tied) = (0, 0);
        for (var repeat = 0; repeat < 3_000; repeat++)
        {
            var bins = 1 + random.Next(3);
            var steps = new[] { 3, 10, 2000 }[random.Next(3)];
            var shift = random.NextDouble() * 0.6;
            ComparisonSample Sample(double start, double spread) => ComparisonSample.Of(
                Enumerable.Range(0, bins).SelectMany(bin => Enumerable.Range(0, 1 + random.Next(9)).Select(_ => (Math.Round((start + (spread * random.NextDouble())) * steps, MidpointRounding.ToEven) / steps, bin))), bins);

            var test = new PermutationTest(Sample(0.2, 0.3), Sample(0.2 + shift, 0.1 + (0.5 * random.NextDouble())));
            var result = test.Run(99 + random.Next(200), (ulong)repeat);
            var (level, pairs) = (0.01 + (0.3 * random.NextDouble()), 1 + random.Next(6));
            if (repeat % 3 == 0)
            {
                // A level that the p-value meets exactly.
                level = Math.Min(0.99, PermutationResult.Corrected(result.PValue, pairs));
                tied++;
            }

            if (result.IntervalAt(level, pairs) is { } interval)
            {
                var verdict = PermutationResult.Corrected(result.PValue, pairs) <= level;
                shown += verdict ? 1 : 0;
                Assert.Equal(verdict, !interval.Contains(0));
            }
        }

        output.WriteLine($"{shown} differences shown, {tied} levels met exactly");
        Assert.InRange(shown, 500, 2_000);
    }

    /// <summary>Equal means with unequal spreads and numbers: 27 % false differences for a raw difference at 32 against 8 with deviations 1 and 3.</summary>
    [Theory]
    [InlineData(32, 8, 1, 3)]
    [InlineData(32, 8, 3, 1)]
    [InlineData(32, 32, 1, 3)]
    [InlineData(16, 16, 1, 3)]
    public void Run_UnequalSpreadAndNumber_KeepsTheLevelForMeans(int countA, int countB, double spreadA, double spreadB)
    {
        const int Repeats = 1_500;
        var random = new Random(23);
        var shown = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
            shown += Test(NormalErrors(countA, spreadA, random), NormalErrors(countB, spreadB, random)).RunUntilAbove(0.05, 399, (ulong)repeat) <= 0.05 ? 1 : 0;

        output.WriteLine($"{(double)shown / Repeats:P1} of {Repeats} show a difference");

        // Three standard errors above 5 % are 100: 8 % would be about 120. Where the few spread least Welch's t is careful; 1 % would be no test.
        Assert.InRange(shown, 0.02 * Repeats, (0.05 * Repeats) + (3 * Math.Sqrt(0.0475 * Repeats)));
    }

    private static double[] NormalErrors(int count, double spread, Random random) => [.. Enumerable.Range(0, count).Select(_ => Normal.Sample(random, 0, spread))];

    private static PermutationTest Test(double[] a, double[] b) => new(ComparisonSample.Of(a), ComparisonSample.Of(b));
}

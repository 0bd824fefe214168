using Explorer.Statistics.Tests;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Tests.Comparisons;

/// <summary>What the intervals and tests promise, by simulation. EXPLORER_SIMULATIONS multiplies the counts.</summary>
public sealed class ComparisonCoverageTests(ITestOutputHelper output)
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("EXPLORER_SIMULATIONS"), out var factor) ? factor : 1;

    [Theory]
    [InlineData(16, 16)]
    [InlineData(48, 48)]
    [InlineData(24, 96)]
    public void Run_SimulatedPopulations_MeanIntervalsCoverTheirNominalShare(int countA, int countB)
    {
        var repeats = 800 * Factor;
        var random = new Random(11);
        var covered = 0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var test = new PermutationTest(ComparisonSample.Of(ErrorPopulations.Skewed(countA, random)), ComparisonSample.Of(ErrorPopulations.Skewed(countB, random, 0.05)));
            covered += test.Run(399, (ulong)repeat).IntervalAt(0.05)!.Contains(0.05) ? 1 : 0;
        }

        output.WriteLine($"n {countA} and {countB}, {repeats} repeats: {(double)covered / repeats:P1}");

        // Three standard errors of the simulation either way, 2.3 points at 800: intervals a seventh too narrow or too wide fall outside.
        Assert.Equal(0.95 * repeats, covered, 3 * Math.Sqrt(0.0475 * repeats));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(48, 48)]
    [InlineData(24, 96)]
    public void Run_SimulatedPopulations_AreaAndQuantilesCoverAtLeastTheirNominalShare(int countA, int countB)
    {
        var repeats = 200 * Factor;
        var random = new Random(11);
        var covered = new int[4];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var bootstrap = new DifferenceBootstrap(ComparisonSample.Of(ErrorPopulations.Skewed(countA, random)), ComparisonSample.Of(ErrorPopulations.Skewed(countB, random, 0.05)), 0.5);
            var (area, quantiles) = bootstrap.Run((ulong)repeat, 0.95);
            covered[0] += area.Interval!.Contains(Area(0.25) - Area(0.2)) ? 1 : 0;
            for (var i = 0; i < 3; i++)
                covered[1 + i] += quantiles[i].Difference.Interval!.Contains(0.05) ? 1 : 0;
        }

        var shares = covered.Select(count => (double)count / repeats).ToArray();
        output.WriteLine($"n {countA} and {countB}, {repeats} repeats: area {shares[0]:P1}, quantiles {shares[1]:P1} {shares[2]:P1} {shares[3]:P1}");

        // Percentiles of quantiles cover up to 98 %; three standard errors of the simulation, 4.6 points at 200, either way.
        Assert.InRange(shares[0], 0.95 - (3 * Math.Sqrt(0.0475 / repeats)), 0.95 + (3 * Math.Sqrt(0.0475 / repeats)));
        Assert.All(shares[1..], share => Assert.InRange(share, 0.95 - (3 * Math.Sqrt(0.0475 / repeats)), 0.99));
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(12, 40)]
    public void PermutationTest_NoDifference_RaisesFalseAlarmsAtItsLevel(int countA, int countB)
    {
        var repeats = 1_000 * Factor;
        var random = new Random(5);
        var (mean, distance) = (0, 0);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var test = new PermutationTest(ComparisonSample.Of(ErrorPopulations.Skewed(countA, random)), ComparisonSample.Of(ErrorPopulations.Skewed(countB, random)));
            var p = test.Run(499, (ulong)repeat);
            mean += p.PValue <= 0.05 ? 1 : 0;
            distance += p.DistancePValue <= 0.05 ? 1 : 0;
        }

        output.WriteLine($"n {countA} and {countB}, {repeats} repeats: false alarms of the mean {(double)mean / repeats:P1}, of the distance {(double)distance / repeats:P1}");

        // The 99.9 % quantile of a binomial count at 5 %; the distance is discrete, so it stays below its level.
        Assert.InRange(mean, Low(repeats), High(repeats));
        Assert.InRange(distance, 0, High(repeats));
    }

    [Fact]
    public void CountNeeded_OfAShift_ShowsItFourTimesInFive()
    {
        // σ² of the made-up errors is 0.36 · 4/45 = 0.032; a shift of 0.08 needs n = 7.849 · 0.064 / 0.0064 = 78.5.
        const int Count = 79;
        var repeats = 300 * Factor;
        var random = new Random(7);
        var shown = 0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var test = new PermutationTest(ComparisonSample.Of(ErrorPopulations.Skewed(Count, random)), ComparisonSample.Of(ErrorPopulations.Skewed(Count, random, -0.08)));
            shown += test.Run(499, (ulong)repeat).PValue <= 0.05 ? 1 : 0;
        }

        output.WriteLine($"{(double)shown / repeats:P1} of {repeats} studies with the n needed show the difference");
        Assert.Equal(79, CountForPower.Of(-0.08, 0.032, 0.032, 0.05));
        Assert.InRange((double)shown / repeats, 0.72, 0.88);
    }

    private static int Low(int repeats) => (int)Normal.InvCDF(0.05 * repeats, Math.Sqrt(repeats * 0.0475), 0.001);

    private static int High(int repeats) => (int)Math.Ceiling(Normal.InvCDF(0.05 * repeats, Math.Sqrt(repeats * 0.0475), 0.999));

    // E[1 − min(1, e/0.5)] for e = start + 0.6 u², u uniform: the integral of 1 − 2·start − 1.2 u² up to where it is 0.
    private static double Area(double start)
    {
        var end = Math.Sqrt((1 - (2 * start)) / 1.2);
        return ((1 - (2 * start)) * end) - (0.4 * end * end * end);
    }
}

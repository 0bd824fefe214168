using Explorer.Statistics.Intervals;

namespace Explorer.Analysis.Tests.Populations;

public sealed class NoiseFloorTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_TwoNetworksTwice_PoolsTheirVariances()
    {
        // Variances 0.0002 and 0.0008 with one degree of freedom each: s² = 0.0005.
        var floor = NoiseFloor.Of(Repeated([[0.30, 0.32], [0.50, 0.54]]))!;

        Assert.Equal(Math.Sqrt(0.0005), floor.Deviation.Value, 12);
        Assert.Equal((2, 4), (floor.Networks, floor.Trials));

        // χ² with 2 degrees of freedom: 0.0506 and 7.378.
        Assert.Equal(Math.Sqrt(0.001 / 7.3778), floor.Deviation.Interval!.Lower, 5);
        Assert.Equal(Math.Sqrt(0.001 / 0.050636), floor.Deviation.Interval.Upper, 5);
    }

    [Fact]
    public void Of_NoRepeats_IsNone() => Assert.Null(NoiseFloor.Of(Repeated([[0.3], [0.4]])));

    [Fact]
    public void Of_SimulatedNoise_CoversNearItsNominalShare()
    {
        const int Repeats = 400;
        var random = new Random(6);
        var covered = 0;
        var shares = 0.0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var floor = NoiseFloor.Of(Repeated([.. Enumerable.Range(0, 12).Select(_ => 0.3 + (0.1 * random.NextDouble())).Select(mean => Enumerable.Range(0, 3).Select(_ => mean + (0.01 * Normal(random))).ToArray())]))!;
            covered += floor.Deviation.Interval!.Contains(0.01) ? 1 : 0;
            shares += floor.ShareOfVariance!.Value / Repeats;
        }

        output.WriteLine($"{(double)covered / Repeats:P1} of {Repeats} nominal 95 % intervals cover; mean share of chance {shares:P1}");
        Assert.InRange((double)covered / Repeats, 0.92, 0.98);

        // 0.0001 of 0.0001 + 0.01/12.
        Assert.Equal(0.107, shares, 0.04);
    }

    private static Population Repeated(double[][] networks)
    {
        var members = ErrorPopulations.Of(networks.Select((_, i) => i / 100.0)).Members;
        var index = 0;
        return Population.Of(networks.SelectMany((errors, i) => errors.Select(error => members[i].Trial with { Planned = members[i].Trial.Planned with { Index = index, Seed = (ulong)index++ }, Outcome = new TrialOutcome.Completed(error, null) })));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

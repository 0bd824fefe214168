using System.Collections.Immutable;
using Explorer.Analysis.Fidelities;
using Explorer.Statistics.Intervals;

namespace Explorer.Analysis.Tests.Fidelities;

public sealed class CorrectedDistributionTests(ITestOutputHelper output)
{
    private const int Repeats = 300;

    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75];

    [Theory]
    [InlineData(0.5, 0.7)]
    [InlineData(0.8, 0.9)]
    [InlineData(0.95, 0.98)]
    public void Of_HalvedPopulation_IsUnbiasedWhereTheNaiveOneIsNotAndCovers(double first, double second)
    {
        var space = new SimulatedSpace([first, second], 7);
        var (naive, corrected, covered) = (new double[Shares.Length + 1], new double[Shares.Length + 1], new int[Shares.Length + 1]);
        var squares = new double[Shares.Length + 1];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var sample = CensoredSample.Of(space.Halve(space.Draw(96), lot: 14).Networks);
            double[] finished = [.. sample.Networks.Where(network => network.TargetError is not null).Select(network => network.TargetError!.Value)];
            for (var i = 0; i <= Shares.Length; i++)
            {
                var truth = i < Shares.Length ? Shares[i] : SimulatedSpace.Mean;
                var estimate = (i < Shares.Length ? CorrectedDistribution.ShareBelow(sample, SimulatedSpace.Quantile(truth)) : CorrectedDistribution.MeanOf(sample))!;
                naive[i] += i < Shares.Length ? finished.Count(error => error < SimulatedSpace.Quantile(truth)) / (double)finished.Length - truth : finished.Average() - truth;
                corrected[i] += estimate.Value - truth;
                squares[i] += (estimate.Value - truth) * (estimate.Value - truth);
                covered[i] += estimate.Interval!.Contains(truth) ? 1 : 0;
            }
        }

        for (var i = 0; i <= Shares.Length; i++)
        {
            var error = Math.Sqrt(squares[i] / Repeats / Repeats);
            output.WriteLine($"{(i < Shares.Length ? $"F at {Shares[i]:P0}" : "mean")}: naive bias {naive[i] / Repeats:F3}, corrected {corrected[i] / Repeats:F4} ± {error:F4}, covered {covered[i] / (double)Repeats:P1}");
            Assert.True(Math.Abs(naive[i] / Repeats) > (i < Shares.Length ? 0.04 : 0.005), "the naive estimate is not off, so the test shows nothing");
            Assert.True(Math.Abs(corrected[i] / Repeats) < 3.5 * error, $"bias {corrected[i] / Repeats:F4}, standard error {error:F4}");
            Assert.InRange(covered[i] / (double)Repeats, 0.92, 1);
        }
    }

    [Theory]
    [InlineData(true, 0.75)]
    [InlineData(false, 0.5)]
    public void MeanOf_GoodCheapErrors_VariesLessThanPlainSamplingAtEqualCost(bool halves, double most)
    {
        var space = new SimulatedSpace(halves ? [0.95, 0.98] : [0.95], 5) { Epochs = halves ? [1, 4, 16] : [1, 16] };
        var (corrected, plain, epochs) = (0.0, 0.0, 0.0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var drawn = space.Draw(96);
            var (networks, cost) = halves ? space.Halve(drawn, lot: 12) : space.Stop(drawn, lot: 12);
            epochs += cost / 16.0;
            corrected += Square(CorrectedDistribution.MeanOf(CensoredSample.Of(networks))!.Value - SimulatedSpace.Mean);
            plain += Square(space.Draw(cost / 16).Average(errors => errors[^1]) - SimulatedSpace.Mean);
        }

        output.WriteLine($"variance {corrected / plain:F2} of plain sampling at {epochs / Repeats:F1} full trainings");
        Assert.True(corrected < most * plain);
    }

    [Fact]
    public void Of_AllTrained_IsThePlainDistribution()
    {
        var errors = new SimulatedSpace([0.8], 1).Draw(40);
        var sample = CensoredSample.Of(errors.Select(one => new CensoredNetwork { Errors = [.. one.Select(error => (double?)error)], IsRandom = false }));

        var distribution = CorrectedDistribution.Of(sample)!;

        Assert.Equal((40, 40, 0), (distribution.Count, distribution.Sure, distribution.Random));
        Assert.All(distribution.Curve, point => Assert.Equal(errors.Count(one => one[^1] < point.Error) / 40.0, point.Share.Value, 12));
        Assert.Equal(errors.Average(one => one[^1]), distribution.Mean.Value, 12);

        // With nothing to correct the effective sample is the sample; Jeffreys's limits lie within the exact ones.
        var median = CorrectedDistribution.ShareBelow(sample, SimulatedSpace.Quantile(0.5))!;
        var exact = ProportionInterval.ClopperPearson((int)Math.Round(40 * median.Value, MidpointRounding.ToEven), 40);
        Assert.InRange(median.Interval!.Lower, exact.Lower, exact.Lower + 0.03);
        Assert.InRange(median.Interval.Upper, exact.Upper - 0.03, exact.Upper);
    }

    [Fact]
    public void Of_UselessCheapErrors_FallsBackToTheLot()
    {
        // Cheap errors all alike: the lot's own distribution is all that is known.
        double[] lot = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65];
        var sample = CensoredSample.Of(
            lot.Select(error => new CensoredNetwork { Errors = [0.9, error], IsRandom = true })
                .Concat(Enumerable.Range(0, 50).Select(_ => new CensoredNetwork { Errors = [0.9, null], IsRandom = false })));

        Assert.Equal(0.425, CorrectedDistribution.MeanOf(sample)!.Value, 12);
        Assert.Equal(0.4, CorrectedDistribution.ShareBelow(sample, 0.375)!.Value, 12);
    }

    [Theory]
    [InlineData(3, false, false)]
    [InlineData(4, true, false)]
    [InlineData(7, true, false)]
    [InlineData(8, true, true)]
    public void Of_FewByLot_GivesLessRatherThanAWrongInterval(int lot, bool estimate, bool interval)
    {
        var space = new SimulatedSpace([0.8], 3) { Epochs = [1, 16] };

        var distribution = CorrectedDistribution.Of(CensoredSample.Of(space.Stop(space.Draw(40), lot).Networks));

        Assert.Equal(estimate, distribution is not null);
        Assert.Equal(interval, distribution?.Mean.Interval is not null);
        Assert.Equal(interval, distribution?.Curve[100].Share.Interval is not null);
    }

    [Fact]
    public void Of_AnyPopulation_NeverFallsAndHoldsItsValueWithinItsInterval()
    {
        var space = new SimulatedSpace([0.3, 0.5], 9);
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var distribution = CorrectedDistribution.Of(CensoredSample.Of(space.Halve(space.Draw(64), lot: 9).Networks))!;

            Assert.All(distribution.Curve.Zip(distribution.Curve.Skip(1)), pair =>
            {
                Assert.True(pair.First.Share.Value <= pair.Second.Share.Value);
                Assert.True(pair.First.Share.Interval!.Lower <= pair.Second.Share.Interval!.Lower);
            });
            Assert.All(distribution.Curve, point => Assert.True(point.Share.Interval!.Contains(point.Share.Value)));
            Assert.All(distribution.Quantiles.Where(quantile => quantile.Error.Interval is not null), quantile => Assert.True(quantile.Error.Interval!.Contains(quantile.Error.Value)));
        }
    }

    [Fact]
    public void IsSure_PromotedAndStopped_IsDecidedByErrorsThatAllHave()
    {
        // Level 0: three without a lot went on, up to 0.45, and the one at 0.50 was stopped. Level 1: of those the one at 0.30 was stopped.
        ImmutableArray<CensoredNetwork> networks =
        [
            new() { Errors = [0.40, 0.20, 0.10], IsRandom = false },
            new() { Errors = [0.43, 0.26, 0.16], IsRandom = false },
            new() { Errors = [0.45, 0.30, null], IsRandom = false },
            new() { Errors = [0.50, null, null], IsRandom = false },
            new() { Errors = [0.42, 0.25, 0.15], IsRandom = true },
            new() { Errors = [0.44, 0.28, 0.17], IsRandom = true },
            new() { Errors = [0.48, 0.22, 0.12], IsRandom = true },
            new() { Errors = [0.90, 0.90, 0.90], IsRandom = false, DivergedAt = 0 },
        ];

        var sample = CensoredSample.Of(networks);

        Assert.Equal([2, 2, 1, 0, 2, 1, 0, 0], sample.SureLevels);
        Assert.Equal([true, true, false, false, true, false, false, true], Enumerable.Range(0, 8).Select(sample.IsSure));
    }

    private static double Square(double value) => value * value;
}

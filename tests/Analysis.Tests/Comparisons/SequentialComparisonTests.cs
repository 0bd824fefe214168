using Explorer.Statistics.Tests;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class SequentialComparisonTests(ITestOutputHelper output)
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("EXPLORER_SIMULATIONS"), out var factor) ? factor : 1;

    [Theory]
    [InlineData(false, 0.1, 1)]
    [InlineData(false, 0, 1)]
    [InlineData(true, 0, 1)]
    [InlineData(true, 0, 3)]
    public void Look_NoDifferenceInManyStudies_KeepsTheErrorRate(bool complete, double futility, double spread)
    {
        var studies = 400 * Factor;
        var (shown, used, _) = Simulate(studies, 0, complete, futility, spread);
        output.WriteLine($"A {(complete ? "complete" : "growing")}, B's spread times {spread}, futility below {futility}: {(double)shown / studies:P1} false alarms in {studies} studies, {used:P0} of the trials used");

        // 5 % and three standard errors of the simulation, 3.3 points at 400: looks that each took the whole level would raise 12 %. Futility costs some of it.
        var error = 3 * Math.Sqrt(0.0475 / studies);
        Assert.InRange((double)shown / studies, futility > 0 ? 0.01 : 0.05 - error, 0.05 + error);
    }

    [Fact]
    public void Look_ClearDifference_IsFoundEarlyAndRarelyMissed()
    {
        var studies = 200 * Factor;
        var (shown, used, wrong) = Simulate(studies, -0.12, complete: false, 0.1);
        output.WriteLine($"{(double)shown / studies:P1} of {studies} studies show a difference of 12 points (n = 48 and 48), with {used:P0} of the trials; {wrong} the wrong way");

        // The fixed test with all trials has power Φ(0.12/√(2·0.032/48) − 1.96) = 0.908.
        Assert.InRange((double)shown / studies, 0.80, 0.97);
        Assert.InRange(used, 0.3, 0.85);
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Look_HopelessDifference_StopsForFutility()
    {
        var random = new Random(1);
        var comparison = new SequentialComparison(new SequentialPlan { MaximumA = 100, MaximumB = 100 });
        double[] errors = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];

        var look = comparison.Look(errors, [.. errors.Reverse()], []);

        Assert.Equal(SequentialDecision.NoDifferenceShown, look.Decision);
        Assert.Contains("would show a difference with", look.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Look_WithoutNewTrials_IsRefused() => Assert.Throws<ArgumentException>(() =>
        new SequentialComparison(new SequentialPlan { MaximumA = 10, MaximumB = 10 }).Look([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], [new LookCounts(3, 3)]));

    private static (int Shown, double Used, int Wrong) Simulate(int studies, double shift, bool complete, double futility, double spread = 1)
    {
        const int Most = 48;
        var random = new Random(21);
        var (shown, wrong, trials) = (0, 0, 0L);
        var comparison = new SequentialComparison(new SequentialPlan { MaximumA = Most, MaximumB = Most, Permutations = 2_000, FutilityPower = futility });
        for (var study = 0; study < studies; study++)
        {
            var a = ErrorPopulations.Skewed(Most, random);

            // 0.4 and 0.179 are mean and deviation of the made-up errors.
            double[] b = spread == 1 ? ErrorPopulations.Skewed(Most, random, shift) : [.. Enumerable.Range(0, Most).Select(_ => Normal.Sample(random, 0.4 + shift, 0.179 * spread))];
            var earlier = new List<LookCounts>();
            for (var count = 12; count <= Most; count += 12)
            {
                var counts = new LookCounts(complete ? Most : count, count);
                var look = comparison.Look(a[..counts.A], b[..counts.B], earlier);
                earlier.Add(counts);
                if (look.Decision != SequentialDecision.Continue)
                {
                    Assert.Equal(look.Decision == SequentialDecision.NoDifferenceShown, look.Interval!.Contains(0));
                    shown += look.Decision is SequentialDecision.Better or SequentialDecision.Worse ? 1 : 0;
                    wrong += look.Decision == SequentialDecision.Worse && shift < 0 ? 1 : 0;
                    trials += count;
                    break;
                }
            }
        }

        return (shown, (double)trials / ((long)Most * studies), wrong);
    }
}

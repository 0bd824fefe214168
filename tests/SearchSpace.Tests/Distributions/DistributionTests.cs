namespace Explorer.SearchSpace.Tests.Distributions;

public sealed class DistributionTests
{
    // Draws in (4, 1024] rounded up to 8: the octave above 4 is all 8, and log2(1024 / 4) = 8 octaves are in the range.
    [Fact]
    public void Tabulate_LogUniformWidths_GiveTheLeastValueItsOctave()
    {
        var table = new LogUniform(8, 1024, 8).Tabulate()!;

        Assert.Equal(128, table.Count);
        Assert.Equal([8, 16, 24], table.Values[..3].ToArray());
        Assert.Equal(1.0 / 8, table.Probabilities[0], 1e-12);
        Assert.Equal(1.0 / 8, table.Probabilities[1], 1e-12);
        Assert.Equal(Math.Log2(1024.0 / 1016) / 8, table.Probabilities[127], 1e-12);
    }

    // Draws in (1/2, 16] rounded up: 5 octaves.
    [Fact]
    public void Tabulate_LogUniformDepths_AreOctavesOfFive()
    {
        var table = new LogUniform(1, 16, 1).Tabulate()!;

        Assert.Equal(0.2, table.Probabilities[0], 1e-12);
        Assert.Equal(0.2, table.Probabilities[1], 1e-12);
        Assert.Equal(0.2, table.Probabilities[2] + table.Probabilities[3], 1e-12);
        Assert.Equal(0.2, table.Probabilities[8..].ToArray().Sum(), 1e-12);
    }

    [Fact]
    public void Tabulate_UniformTenths_AreExactAndEqual()
    {
        var table = new Uniform(-0.5, 0.5, 0.1).Tabulate()!;

        Assert.Equal([-0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5], table.Values.ToArray());
        Assert.All(table.Probabilities.ToArray(), p => Assert.Equal(1.0 / 11, p, 1e-12));
    }

    // Mean 3, deviation 1, clipped at three deviations; standard normal tables: Φ(0.5) − Φ(−0.5) = 0.3829249, Φ(3) − Φ(−3) = 0.9973002.
    [Fact]
    public void Tabulate_Normal_MatchesTheNormalTable()
    {
        var table = new Normal(0, 6, 1).Tabulate()!;

        Assert.Equal(0.3829249225 / 0.9973002039, table.Probabilities[3], 1e-9);
        Assert.Equal(0.2417303375 / 0.9973002039, table.Probabilities[2], 1e-9);
        Assert.Equal((0.0062096653 - 0.0013498980) / 0.9973002039, table.Probabilities[0], 1e-8);
        Assert.Equal(table.Probabilities[1], table.Probabilities[5], 1e-12);
    }

    // In logarithms to base 2 the interval is 0 … 6 with mean 3, so a value owns log2(v − 1/2) … log2(v + 1/2).
    [Fact]
    public void Tabulate_LogNormal_HasHalfOfItsMassBelowTheGeometricMean()
    {
        var table = new LogNormal(1, 64, 1).Tabulate()!;
        var below = table.Probabilities[..7].ToArray().Sum();

        Assert.Equal(1, table.Probabilities.ToArray().Sum(), 1e-12);
        Assert.InRange(below, 0.45, 0.5);
        Assert.InRange(below + table.Probabilities[7], 0.5, 0.55);
    }

    [Fact]
    public void Tabulate_Power2_GivesEveryPowerBetween() =>
        Assert.Equal([0.25, 0.5, 1, 2, 4, 8], new Power2(0.25, 8).Tabulate().Values.ToArray());

    [Fact]
    public void Tabulate_WithoutMultiple_IsContinuous() => Assert.All<Distribution>(
        [new Uniform(0, 1), new LogUniform(1, 2), new Normal(0, 1), new LogNormal(1, 2)],
        distribution => Assert.Null(distribution.Tabulate()));

    [Fact]
    public void Draw_Continuous_StaysInTheIntervalAndFollowsItsDensity()
    {
        Assert.Equal(0.5, Share(new Uniform(2, 4), 3), 0.02);
        Assert.Equal(0.5, Share(new LogUniform(1e-4, 1), 1e-2), 0.02);
        Assert.Equal(0.5, Share(new Normal(-1, 3), 1), 0.02);

        // One deviation below the mean of the logarithm: Φ(−1) = 0.1587.
        Assert.Equal(0.1587, Share(new LogNormal(1, 64), 4), 0.02);
    }

    [Fact]
    public void Draw_Discrete_HasTheProbabilitiesOfItsTable()
    {
        var table = new LogUniform(1, 16, 1).Tabulate()!;
        var random = new SplitMix64(3);
        var counts = new int[16];
        const int draws = 100_000;
        for (var i = 0; i < draws; i++)
            counts[(int)table.Draw(random) - 1]++;

        // 37.7 is the 99.9 % point of chi-square with 15 degrees of freedom.
        var probabilities = table.Probabilities.ToArray();
        Assert.InRange(counts.Select((c, i) => Math.Pow(c - (draws * probabilities[i]), 2) / (draws * probabilities[i])).Sum(), 0, 37.7);
    }

    [Fact]
    public void Draw_AnyRangeWithMultiple_GivesMultiplesInTheRange()
    {
        var cases =
            from kind in Gen.Choose(0, 3)
            from step in Gen.Choose(1, 9)
            from low in Gen.Choose(1, 50)
            from count in Gen.Choose(0, 50)
            from seed in Gen.Choose(0, int.MaxValue)
            select (kind, step, low: low * step, high: (low + count) * step, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            Distribution distribution = c.kind switch
            {
                0 => new Uniform(c.low, c.high, c.step),
                1 => new LogUniform(c.low, c.high, c.step),
                2 => new Normal(c.low, c.high, c.step),
                _ => new LogNormal(c.low, c.high, c.step),
            };
            var value = distribution.Draw(new SplitMix64((ulong)c.seed));
            return value >= c.low && value <= c.high && value % c.step == 0;
        }).QuickCheckThrowOnFailure();
    }

    private static double Share(Distribution distribution, double below)
    {
        var random = new SplitMix64(4);
        var draws = Enumerable.Range(0, 20_000).Select(_ => distribution.Draw(random)).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, distribution.Low, distribution.High));
        return draws.Count(draw => draw < below) / 20_000.0;
    }
}

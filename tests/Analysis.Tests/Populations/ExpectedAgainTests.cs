namespace Explorer.Analysis.Tests.Populations;

public sealed class ExpectedAgainTests(ITestOutputHelper output)
{
    private const int Repeats = 400;

    // Of the bias of the observed least error, what may be left.
    private const double Left = 0.2;

    // True errors of a population, by its shape.
    public static TheoryData<string, int> Shapes => new() { { "normal", 64 }, { "narrow", 64 }, { "skewed", 64 }, { "narrow", 24 }, { "normal", 24 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Of_SimulatedPopulations_IsWhatTheBestNetworkHasAgain(string shape, int count)
    {
        const int Images = 500;
        var random = new Random(11);
        var (observed, expected) = (0.0, 0.0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] truths = [.. Enumerable.Range(0, count).Select(_ => Drawn(shape, random))];
            var trials = truths.Select((truth, i) => SyntheticTrials.Completed(i, Enumerable.Range(0, Images).Count(_ => random.NextDouble() < truth) / (double)Images).Replanned(planned => planned with { Hash = $"n{i}" }));
            var again = ExpectedAgain.Of(Population.Of(trials), Images)!;
            observed += (again.Observed - truths[again.Trial]) / Repeats;
            expected += (again.Expected - truths[again.Trial]) / Repeats;
        }

        output.WriteLine($"{shape}, {count}: observed {100 * observed:0.00} points from the truth, expected {100 * expected:0.00}");
        Assert.InRange(observed, -0.06, -0.005);
        Assert.InRange(expected, observed * Left, -observed * Left);
    }

    [Fact]
    public void Of_SimulatedRepeats_TakesTheNoiseOfTheSeedsAndIsUnbiased()
    {
        const double Seed = 0.015;
        var random = new Random(12);
        var (observed, expected) = (0.0, 0.0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] truths = [.. Enumerable.Range(0, 32).Select(_ => 0.5 + (0.02 * Normal(random)))];
            var trials = truths.SelectMany((truth, i) => Enumerable.Range(0, 3).Select(seed => SyntheticTrials.Completed((3 * i) + seed, truth + (Seed * Normal(random))).Replanned(planned => planned with { Hash = $"n{i}" })));
            var again = ExpectedAgain.Of(Population.Of(trials), 4_000)!;
            Assert.Contains("between seeds of 32 networks", again.Source, StringComparison.Ordinal);
            Assert.Equal(Seed, again.Noise, 0.006);
            observed += (again.Observed - truths[again.Trial / 3]) / Repeats;
            expected += (again.Expected - truths[again.Trial / 3]) / Repeats;
        }

        output.WriteLine($"observed {100 * observed:0.00} points from the truth, expected {100 * expected:0.00}");
        Assert.InRange(observed, -0.06, -0.015);
        Assert.InRange(expected, observed * Left, -observed * Left);
    }

    [Fact]
    public void Of_EqualTruths_IsTheirMean()
    {
        // 64 networks of error 0.5 on 400 images: noise of 2.5 points and nothing else.
        var random = new Random(13);
        var trials = Enumerable.Range(0, 64).Select(i => SyntheticTrials.Completed(i, Enumerable.Range(0, 400).Count(_ => random.NextDouble() < 0.5) / 400.0).Replanned(planned => planned with { Hash = $"n{i}" }));

        var again = ExpectedAgain.Of(Population.Of(trials), 400)!;

        Assert.True(again.Observed < 0.46);
        Assert.Equal(0.5, again.Expected, 0.02);
        Assert.Equal(0.025, again.Noise, 0.001);
    }

    [Fact]
    public void Of_TooFewNetworksOrNothingKnownOfTheNoise_IsNull()
    {
        var trials = Enumerable.Range(0, 12).Select(i => SyntheticTrials.Completed(i, 0.3 + (0.01 * i)).Replanned(planned => planned with { Hash = $"n{i}" })).ToList();

        Assert.NotNull(ExpectedAgain.Of(Population.Of(trials), 500));
        Assert.Null(ExpectedAgain.Of(Population.Of(trials), null));
        Assert.Null(ExpectedAgain.Of(Population.Of(trials.Take(ExpectedAgain.FewestNetworks - 1)), 500));
    }

    private static double Drawn(string shape, Random random) => shape switch
    {
        "normal" => 0.6 + (0.05 * Normal(random)),
        "narrow" => 0.45 + (0.012 * Normal(random)),
        _ => 0.4 + (0.08 * Math.Exp(0.6 * Normal(random))),
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

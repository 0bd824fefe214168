using Explorer.Analysis.Parameters;
using Explorer.Experiments.Trainings;
using Explorer.Statistics.Correlations;
using Explorer.Statistics.Intervals;

namespace Explorer.Analysis.Tests.Parameters;

public sealed class SweptSettingsTests(ITestOutputHelper output)
{
    // Of a doubling of the learning rate.
    private const double Slope = -0.03;

    [Fact]
    public void Of_LearningRateThatGoesWithDepth_TakesTheBlameFromDepth()
    {
        var report = ParameterAnalysis.Of(RateWithDepth(96, 1));

        var (rate, depth) = (Find(report, "learning_rate"), Find(report, "depth_1"));
        Assert.True(rate.IsSetting && rate.IsChoice);
        Assert.True(depth.Correlation!.Interval!.Upper < -0.5, "by itself depth seems to help");
        AssertHolds(Slope, rate.Adjusted!.Slope);
        Assert.InRange(rate.Adjusted.OverRange.Interval!.Upper, -1, -0.1);
        Assert.True(rate.Adjusted.AdjustedPValue < 1e-6);
        AssertHolds(0, depth.Adjusted!.OverRange);
        Assert.Equal(0, depth.Adjusted.OverRange.Value, 0.03);
        Assert.Equal("learning_rate", report.Effects.Where(effect => effect.MainEffect is not null).MaxBy(effect => effect.MainEffect!.Share)!.Key);
    }

    [Fact]
    public void Of_LearningRateThatGoesWithDepth_CoversBothAsItSays()
    {
        const int Repeats = 200;
        var (rates, depths) = (0, 0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var population = RateWithDepth(48, 100 + repeat);
            var regression = ParameterRegression.Of(ComparedNetwork.Of(population), NetworkParameters.Of(population))!;
            rates += regression.Find("learning_rate")!.Slope.Interval!.Contains(Slope) ? 1 : 0;
            depths += regression.Find("depth_1")!.Slope.Interval!.Contains(0) ? 1 : 0;
        }

        output.WriteLine($"of {Repeats} intervals {rates} hold the rate's slope and {depths} hold depth's, which is 0");

        // 99.9 % of counts at 95 % lie from 179 to 199.
        Assert.InRange(rates, 179, 199);
        Assert.InRange(depths, 179, 199);
    }

    [Fact]
    public void Of_BestRateBetweenTheEnds_ShowsInTheLevels()
    {
        var random = new Random(3);
        var population = Trials(120, random, (i, depth) => new TrainingSettings { Epochs = 5, LearningRate = 0.01 * Math.Pow(2, i % 5) }, training => 0.3 + (0.02 * Math.Abs(Math.Log2(training.LearningRate / 0.04))));

        var levels = ParameterAnalysis.Of(population).Regression!.SettingLevels;

        Assert.All(levels, level => Assert.Equal("learning_rate", level.Key));
        Assert.Equal(120, levels.Sum(level => level.Count));
        var best = levels.MinBy(level => level.Difference!.Value)!;
        Assert.InRange(0.04, best.Low, best.High);
        Assert.True(best.Difference!.Interval!.Upper < 0);
        Assert.True(levels[0].Difference!.Interval!.Lower > 0);
        // Weighted by their networks the levels are the mean of all.
        Assert.Equal(0, levels.Sum(level => level.Count * level.Difference!.Value), 1e-9);
    }

    [Fact]
    public void Of_FlagsWordsAndWholeNumbers_AreParametersByTheirName()
    {
        var random = new Random(4);
        var population = Trials(
            200,
            random,
            (_, _) => new TrainingSettings
            {
                Epochs = 5,
                BatchSize = 32 << random.Next(3),
                ZeroInitFinalGamma = random.Next(2) == 1,
                LabelSmoothing = 0.1 * random.NextDouble(),
                Schedule = (ScheduleType)random.Next(3),
                Augment = random.Next(2) == 1 ? [Augmentation.Flip] : [],
            },
            training => 0.4 - (training.ZeroInitFinalGamma ? 0.05 : 0) + (0.5 * training.LabelSmoothing) + (training.Schedule == (ScheduleType)1 ? 0.04 : 0));

        var report = ParameterAnalysis.Of(population);

        Assert.Equal(
            ["batch_size", "schedule", "label_smoothing", "zero_init_final_gamma", "augment_flip"],
            report.Effects.Where(effect => effect.IsSetting).Select(effect => effect.Key));
        Assert.Equal("Zero init final gamma (0 no, 1 yes)", Find(report, "zero_init_final_gamma").Label);
        Assert.Contains("0 ", Find(report, "schedule").Label, StringComparison.Ordinal);
        AssertHolds(-0.05, Find(report, "zero_init_final_gamma").Adjusted!.OverRange);
        AssertHolds(0.5, Find(report, "label_smoothing").Adjusted!.Slope);
        AssertHolds(0, Find(report, "batch_size").Adjusted!.Slope);

        // Three words have no slope, but a level each.
        Assert.Null(Find(report, "schedule").Adjusted);
        var words = report.Regression!.SettingLevels.Where(level => level.Key == "schedule").ToList();
        Assert.Equal([0, 1, 2], words.Select(level => level.Low));
        Assert.Equal(1, words.MaxBy(level => level.Difference!.Value)!.Low);
        AssertHolds(0.04 * (1 - (words[1].Count / 200.0)), words[1].Difference!);
    }

    [Fact]
    public void Of_TooFewNetworksForEachChoice_TakesTheTotals()
    {
        var regression = ParameterAnalysis.Of(RateWithDepth(24, 5)).Regression!;

        Assert.Equal(["learning_rate", "depth", "total_width", "flops"], regression.Effects.Select(effect => effect.Key));
        Assert.Contains("too few networks", regression.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void AdjustedErrors_LearningRateThatGoesWithDepth_LeaveDepthNothing()
    {
        var population = RateWithDepth(200, 6);
        double[] depths = [.. population.Members.Select(member => (double)member.Shape!.Stages[0].Depth)];

        var adjusted = RankCorrelation.Of(depths, AdjustedErrors.Of(population).Values)!;

        Assert.True(RankCorrelation.Of(depths, population.Errors.ToArray())!.Interval!.Upper < -0.5);
        Assert.True(adjusted.Interval!.Contains(0));
    }

    [Fact]
    public void FeatureSet_SweptRate_IsAFeatureAndUntrainedNetworksHaveItsMean()
    {
        var population = RateWithDepth(64, 7);
        NetworkTraits[] traits = [.. population.Members.Select(NetworkTraits.Of)];

        var features = FeatureSet.Of(traits, withProxies: false);

        var at = features.Features.Select(feature => feature.Key).ToList().IndexOf("learning_rate");
        Assert.True(at >= 0);
        Assert.Contains(traits, network => features.Row(network)[at] != 0);
        Assert.Equal(0, features.Row(NetworkTraits.Of(traits[0].Config!, traits[0].Complexity!))[at]);
    }

    [Fact]
    public void All_OfSweptPopulation_LeadsWithTheSetting()
    {
        var measures = NetworkMeasure.All(RateWithDepth(8, 8));

        Assert.Equal("learning_rate", measures[0].Key);
        Assert.DoesNotContain(NetworkMeasure.All(Population.Of([SyntheticTrials.Completed(0, 0.2), SyntheticTrials.Completed(1, 0.3)])), measure => measure.IsSetting);
    }

    private static void AssertHolds(double planted, Estimate estimate) => Assert.InRange(planted, estimate.Interval!.Lower, estimate.Interval.Upper);

    private static ParameterEffect Find(ParameterReport report, string key) => report.Effects.First(effect => effect.Key == key);

    // The error falls with the learning rate alone; the deeper a network, the greater its rate.
    private static Population RateWithDepth(int count, int seed)
    {
        var random = new Random(seed);
        return Trials(
            count,
            random,
            (_, depth) => new TrainingSettings { Epochs = 5, LearningRate = 0.01 * depth * Math.Pow(2, (2 * random.NextDouble()) - 1) },
            training => 0.5 + (Slope * Math.Log2(training.LearningRate / 0.01)));
    }

    private static Population Trials(int count, Random random, Func<int, int, TrainingSettings> draw, Func<TrainingSettings, double> rule)
    {
        var trials = new List<TrialRecord>();
        for (var i = 0; i < count; i++)
        {
            var depth = 1 << random.Next(5);
            var network = SyntheticTrials.Network([depth, 1 + random.Next(16)], [8 * (1 + random.Next(32)), 8 * (1 + random.Next(32))], 1 << random.Next(3), 1);
            var training = draw(i, depth);
            var noise = 0.02 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            trials.Add(SyntheticTrials.Completed(i, Math.Clamp(rule(training) + noise, 0, 1), network).Replanned(planned => planned with { Training = training, Hash = $"n{i}" }));
        }

        return Population.Of(trials);
    }
}

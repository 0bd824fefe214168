namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class SpaceSamplerTests
{
    private static readonly string Window = SpaceTexts.With(
        SpaceTexts.AnyNetA, """{"complexity": {"flops": ["360M", "400M"], "params": [null, "3M"], "activations": ["3M", null]}}""");

    public static TheoryData<string> Spaces =>
    [
        SpaceTexts.AnyNetA,
        Window,
        SpaceTexts.With(SpaceTexts.AnyNetA, """{"bottleneckRatio": {"choices": [0.25, 0.5, 1, 2]}, "squeezeExcitation": {"choices": [0, 0.25]}, "headWidth": {"choices": [0, 64]}, "stem": {"type": "resnet", "width": {"power2": [8, 32]}}}"""),
        SpaceTexts.With(SpaceTexts.AnyNetA, """{"width": {"uniform": [1, 200]}, "groupWidth": {"uniform": [1, 40]}, "nonDecreasing": ["width"]}"""),
        SpaceTexts.RegNetX,
        SpaceTexts.With(SpaceTexts.RegNetX, """{"stages": [1, 6], "strides": [1, 2, 2, 2, 1, 1], "slope": {"uniform": [0, 100]}, "bottleneckRatio": {"choices": [0.25, 1, 2]}}"""),
    ];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Take_AnySpace_GivesConfigsThatReadBackAndCostWhatIsSaid(string json) => Assert.All(new SpaceSampler(SpaceTexts.Read(json), 7).Take(60), sample =>
    {
        var config = ModelConfigJson.Parse(ModelConfigJson.Write(sample.Config), "sample");
        Assert.Equal(sample.Config, config);
        Assert.Equal(sample.Hash, ModelConfigJson.Hash(config));
        Assert.Equal(sample.Complexity, ComplexityCalculator.Of(config));
    });

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Take_MoreSamples_BeginWithTheFewer(string json)
    {
        var space = SpaceTexts.Read(json);
        var few = new SpaceSampler(space, 1).Take(10);
        var more = new SpaceSampler(space, 1).Take(40);
        var continued = new SpaceSampler(space, 1);
        continued.Take(3);

        Assert.Equal(few, more.Take(10));
        Assert.Equal(more, continued.Take(40));
        Assert.NotEqual(few, new SpaceSampler(space, 2).Take(10));
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Take_Samples_AreDifferentNetworks(string json)
    {
        var samples = new SpaceSampler(SpaceTexts.Read(json), 3).Take(100);
        Assert.Equal(100, samples.Select(s => ModelConfigJson.Write(s.Config.ToAnyNet())).Distinct().Count());
    }

    [Fact]
    public void Take_Window_HoldsEverySample() => Assert.All(new SpaceSampler(SpaceTexts.Read(Window), 1).Take(50), sample =>
    {
        Assert.InRange(sample.Complexity.Flops, 360_000_000, 400_000_000);
        Assert.InRange(sample.Complexity.Params, 0, 3_000_000);
        Assert.InRange(sample.Complexity.Activations, 3_000_000, long.MaxValue);
    });

    [Fact]
    public void Take_SharedAndOrdered_HoldInEverySample()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"shared": ["bottleneckRatio"], "nonDecreasing": ["width"], "nonIncreasing": ["depth"]}"""));
        Assert.All(new SpaceSampler(space, 1).Take(200), sample =>
        {
            var stages = sample.Config.ToAnyNet().Stages;
            Assert.Single(stages.Select(s => s.BottleneckRatio).Distinct());
            Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.True(pair.First.Width <= pair.Second.Width && pair.First.Depth >= pair.Second.Depth));
        });
    }

    [Fact]
    public void Take_RegNet_HasAsManyStagesAsAskedAndNoStepLeftOut()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.RegNetX, """{"stages": [3, 5]}"""));
        Assert.All(new SpaceSampler(space, 1).Take(100), sample =>
        {
            var net = (RegNetConfig)sample.Config;
            var stages = net.ToAnyNet().Stages.Count;
            var lastLine = net.InitialWidth + (net.Slope * (net.Depth - 1));
            Assert.InRange(stages, 3, 5);
            Assert.Equal(stages - 1, Math.Round(Math.Log(lastLine / net.InitialWidth) / Math.Log(net.Multiplier), MidpointRounding.ToEven));
        });
    }

    [Fact]
    public void Take_WindowThatNothingMeets_SaysHowNearItCame()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"complexity": {"flops": [null, "1M"], "params": ["100M", null]}}"""));
        var problem = Assert.Single(Problems.Of(() => new SpaceSampler(space, 1, "a.json", mostAttempts: 2000).Take(1)));

        Assert.Equal("$.space", problem.Path);
        Assert.Contains("no network for sample 0 in 2000 attempts", problem.Message, StringComparison.Ordinal);
        Assert.Matches(@"flops at most 1000000: 100 % were above \(the nearest \d{8,}\)", problem.Message);
        Assert.Matches(@"params at least 100000000: 100 % were below \(the nearest \d{7,8}\)", problem.Message);
    }

    [Fact]
    public void Take_SmallSpace_GivesEveryNetworkAndThenSaysItIsTooSmall()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"stages": 1, "depth": {"choices": [1, 2, 3]}, "width": {"choices": [32, 64]}, "bottleneckRatio": 1, "groupWidth": 1}"""));

        Assert.Equal(6, new SpaceSampler(space, 1).Take(6).Select(s => s.Hash).Distinct().Count());
        Problems.Only(Problems.Of(() => new SpaceSampler(space, 1).Take(7)), "$.space", "the space has 6 networks, fewer than the 7 samples");
    }

    // Group widths of 32 and 64 make widths 60 and 64 the same network each.
    [Fact]
    public void Take_NetworksThatCompatibilityMakesEqual_AreTakenOnce()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"stages": 1, "depth": 1, "width": {"choices": [60, 64, 68]}, "bottleneckRatio": 1, "groupWidth": 32}"""));

        Assert.Equal(64, Assert.Single(new SpaceSampler(space, 1).Take(1)).Config.ToAnyNet().Stages[0].Width);
        Problems.Only(
            Problems.Of(() => new SpaceSampler(space, 1, mostAttempts: 100).Take(2)), "$.space", "100 % were networks sampled before");
    }

    [Fact]
    public void Take_ConfigList_GivesTheListInOrder()
    {
        var samples = new SpaceSampler(SpaceTexts.Read(SpaceTexts.AnyNetA), 1).Take(3);
        var list = new ConfigListSpace(samples.Select(s => s.Config).Reverse().ToValueList());

        Assert.Equal(samples.Reverse().Select(s => s.Hash), new SpaceSampler(list, 9).Take(3).Select(s => s.Hash));
        Problems.Only(Problems.Of(() => new SpaceSampler(list, 9).Take(4)), "$.space", "the space has 3 networks");
    }

    [Fact]
    public void Take_NetworkTooLargeToCount_IsAnInputError()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"input": {"channels": 3, "resolution": 8192}, "block": "basic", "bottleneckRatio": null, "groupWidth": null, "width": 65536, "depth": 4096, "strides": 1}"""));
        Problems.Only(Problems.Of(() => new SpaceSampler(space, 1).Take(1)), "$.space", "too large to count");
    }
}

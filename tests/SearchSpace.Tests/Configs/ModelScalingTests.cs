namespace Explorer.SearchSpace.Tests.Configs;

public sealed class ModelScalingTests
{
    private static readonly AnyNetConfig Network = new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        HeadWidth = 100,
        Stages =
        [
            new StageConfig { Depth = 1, Width = 24, Stride = 1, BottleneckRatio = 1, GroupWidth = 8 },
            new StageConfig { Depth = 5, Width = 64, Stride = 2, BottleneckRatio = 2, GroupWidth = 16 },
            new StageConfig { Depth = 4, Width = 40, Stride = 2, BottleneckRatio = 0.5, GroupWidth = 16 },
        ],
    };

    [Fact]
    public void Scaled_ByOne_IsTheNetworkItself() => Assert.Same(Network, Network.Scaled(1, 1));

    [Fact]
    public void Scaled_Halves_RoundsToWhatTheGroupsDivide()
    {
        var half = (AnyNetConfig)Network.Scaled(0.5, 0.5);

        // 12 rounds to 16, half to even of multiples of 8; inner 16 of 32 stays; inner 40 of 20 goes to 48 or 32 by sixteens.
        Assert.Equal((8, 50), (half.Stem.Width, half.HeadWidth));
        Assert.Equal([1, 3, 2], half.Stages.Select(stage => stage.Depth));
        Assert.Equal([16, 32, 16], half.Stages.Select(stage => stage.Width));
        Assert.All(half.Stages, stage => Assert.Equal(0, stage.InnerWidth % stage.GroupWidth));
        Assert.Equal([1, 2, 2], half.Stages.Select(stage => stage.Stride));
    }

    [Fact]
    public void Scaled_RegNet_ScalesItsStages()
    {
        var regNet = new RegNetConfig
        {
            Input = Network.Input, Classes = 10, Stem = Network.Stem, Block = BlockType.Bottleneck,
            Depth = 13, InitialWidth = 24, Slope = 36, Multiplier = 2.5, GroupWidth = 8,
        };
        var whole = regNet.ToAnyNet();
        var scaled = (AnyNetConfig)regNet.Scaled(0.5, 1);
        Assert.Equal(whole.Stages.Select(stage => stage.Depth), scaled.Stages.Select(stage => stage.Depth));
        Assert.All(whole.Stages.Zip(scaled.Stages), pair => Assert.InRange(pair.Second.Width, (pair.First.Width / 2) - 8, (pair.First.Width / 2) + 8));
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.77, 0.3)]
    [InlineData(1, 0.01)]
    public void Scaled_AnyNetworkOfASpace_IsAValidAndNoLargerNetwork(double width, double depth)
    {
        const string Space = """
            {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": 4,
             "depth": {"logUniform": [1, 16]}, "width": {"logUniform": [8, 1024], "multipleOf": 8}, "bottleneckRatio": {"choices": [0.25, 0.5, 1, 2, 4]}, "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}}
            """;
        var problems = new InputProblems("space");
        var space = DesignSpaceJson.Read(new JsonCursor(JsonText.Parse(Space, "space", problems), "$", problems))!;
        foreach (var sample in new SpaceSampler(space, 1, "space").Take(200))
        {
            var scaled = sample.Config.Scaled(width, depth);

            // Strict reading: group widths must divide, depths and widths be at least 1.
            Assert.Equal(scaled, ModelConfigJson.Parse(ModelConfigJson.Write(scaled), "scaled"));
            Assert.True(ComplexityCalculator.Of(scaled).Params <= ComplexityCalculator.Of(sample.Config).Params);
        }
    }
}

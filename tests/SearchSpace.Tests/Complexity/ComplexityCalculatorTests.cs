namespace Explorer.SearchSpace.Tests.Complexity;

public sealed class ComplexityCalculatorTests
{
    [Fact]
    public void Of_EveryReferenceAnyNet_EqualsTheAuthorsFigures()
    {
        var rows = ReferenceFiles.AnyNets();
        Assert.Equal(96, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            ReferenceFiles.Complexity(row),
            ComplexityCalculator.Of(ModelConfigJson.Parse(row["model"]!.ToJsonString(), "row"))));
    }

    [Fact]
    public void Of_EveryPublishedRegNet_EqualsTheAuthorsFigures()
    {
        var rows = ReferenceFiles.Zoo();
        Assert.Equal(24, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            ReferenceFiles.Complexity(row),
            ComplexityCalculator.Of(ModelConfigJson.Parse(row["model"]!.ToJsonString(), "row"))));
    }

    // By hand: 8×8 outputs after the stem and 4×4 after its pool; 7·7·3·16 weights, 16 scales and shifts; head 16·10 + 10.
    [Fact]
    public void Of_ResnetStem_CountsTheMaxPoolAsActivationsOnly()
    {
        var config = new AnyNetConfig
        {
            Input = new InputShape(3, 16),
            Classes = 10,
            Stem = new StemConfig(StemType.Resnet, 16),
            Block = BlockType.BottleneckLinear,
            Stages = [new StageConfig { Depth = 1, Width = 16, Stride = 1, GroupWidth = 16 }],
        };

        const int block = (16 * 16) + (9 * 16 * 16) + (16 * 16);
        Assert.Equal(
            new NetworkComplexity(
                (2352 * 64) + (block * 16) + 170,
                2352 + 32 + block + (3 * 32) + 170,
                (16 * 64) + (16 * 16) + (3 * 16 * 16) + 10),
            ComplexityCalculator.Of(config));
    }

    [Fact]
    public void Of_HeadWidth_AddsAConvolutionBeforeThePool()
    {
        var plain = Vanilla(headWidth: 0);
        var headed = Vanilla(headWidth: 24);

        // 1×1 from 16 to 24 at 8×8, batch norm of 24, and the linear layer from 24 in place of 16.
        Assert.Equal(
            new NetworkComplexity(
                plain.Flops + (16 * 24 * 64) + (8 * 10),
                plain.Params + (16 * 24) + 48 + (8 * 10),
                plain.Activations + (24 * 64)),
            headed);
    }

    [Fact]
    public void Of_NetworkBeyondLong_IsAnInputError()
    {
        var config = new AnyNetConfig
        {
            Input = new InputShape(3, 8192),
            Classes = 10,
            Stem = new StemConfig(StemType.Cifar, 16),
            Block = BlockType.Basic,
            Stages = [new StageConfig { Depth = 4096, Width = 65_536, Stride = 1 }],
        };

        Assert.Contains("too large", Assert.Throws<InvalidInputException>(() => ComplexityCalculator.Of(config)).Message);
    }

    private static NetworkComplexity Vanilla(int headWidth) => ComplexityCalculator.Of(new AnyNetConfig
    {
        Input = new InputShape(1, 16),
        Classes = 10,
        Stem = new StemConfig(StemType.Simple, 8),
        Block = BlockType.Vanilla,
        HeadWidth = headWidth,
        Stages = [new StageConfig { Depth = 1, Width = 16, Stride = 1 }],
    });
}

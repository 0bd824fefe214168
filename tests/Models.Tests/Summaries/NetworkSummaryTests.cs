using Explorer.Models.Summaries;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Summaries;

public sealed class NetworkSummaryTests
{
    // Larger ones take long to send an image through; these have every block and stem between them.
    private const long MaxFlops = 400_000_000;

    [Fact]
    public void Of_ReferenceAnyNets_TotalsEqualReference()
    {
        var rows = Reference.AnyNets.Where(row => row.Complexity.Flops < MaxFlops).ToArray();
        Assert.InRange(rows.Length, 40, 96);
        foreach (var (config, complexity) in rows)
        {
            using var network = NetworkBuilder.Create(config);
            Assert.Equal(complexity, NetworkSummary.Of(network).Complexity);
        }
    }

    [Theory]
    [InlineData("regnetx-400mf")]
    [InlineData("regnety-400mf")]
    public void Of_RegNets_TotalsEqualReference(string name)
    {
        using var network = NetworkBuilder.Build(Presets.Find(name));
        var summary = NetworkSummary.Of(network);
        Assert.Equal(Reference.RegNets.Single(row => row.Name == name).Complexity, summary.Complexity);
        Assert.Equal([1000L], summary.Layers[^1].OutputShape);
    }

    // The textbook's RegNetX-32: stem 32; depths 4, 6; channels 32, 80; input 1×96×96.
    [Fact]
    public void Of_TextbookRegNetX32_HasItsShapes()
    {
        var config = new AnyNetConfig
        {
            Input = new InputShape(1, 96),
            Classes = 10,
            Stem = new StemConfig(StemType.Simple, 32),
            Block = BlockType.Bottleneck,
            Stages =
            [
                new StageConfig { Depth = 4, Width = 32, Stride = 2, GroupWidth = 16 },
                new StageConfig { Depth = 6, Width = 80, Stride = 2, GroupWidth = 16 },
            ],
        };
        using var network = NetworkBuilder.Build(config);
        var layers = NetworkSummary.Of(network).Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        Assert.Equal([32L, 48L, 48L], layers["stem.relu"].OutputShape);
        Assert.Equal([32L, 24L, 24L], layers["stage1.block4.relu"].OutputShape);
        Assert.Equal([80L, 12L, 12L], layers["stage2.block6.relu"].OutputShape);
        Assert.Equal([10L], layers["head.linear"].OutputShape);
        Assert.Equal("Conv2d", layers["stem.conv"].Type);
        Assert.Equal(288, layers["stem.conv"].Params);
    }

    [Fact]
    public void Of_TrainingNetwork_LeavesItAsItWas()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Networks.Tiny);
        network.train();
        var before = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone(), StringComparer.Ordinal);
        Assert.Equal(NetworkSummary.Of(network), NetworkSummary.Of(network));
        Assert.True(network.training);
        Assert.All(network.state_dict(), pair => Assert.True(pair.Value.eq(before[pair.Key]).all().item<bool>()));
        Assert.Equal(ComplexityCalculator.Of(Networks.Tiny with { Input = new InputShape(3, 24) }), NetworkSummary.Of(network, 24).Complexity);
    }
}

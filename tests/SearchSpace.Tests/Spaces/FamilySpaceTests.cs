using System.Numerics;

namespace Explorer.SearchSpace.Tests.Spaces;

public sealed class FamilySpaceTests
{
    private const string Vgg = """
        {"family": "vgg", "input": {"channels": 1, "resolution": 28}, "classes": 10, "blocks": 3, "depth": {"uniform": [1, 3]}, "width": {"logUniform": [8, 64], "multipleOf": 8},
         "batchNorm": {"choices": [false, true]}, "hiddenWidth": {"power2": [32, 128]}, "dropout": {"choices": [0, 0.5]}, "nonDecreasing": ["width"]}
        """;

    private const string ResNet = """
        {"family": "resnet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": 3,
         "depth": {"uniform": [1, 4]}, "width": {"logUniform": [16, 128], "multipleOf": 8}, "bottleneckRatio": {"choices": [1, 2, 4]}, "nonDecreasing": ["width"], "nonIncreasing": ["depth"]}
        """;

    private const string Mlp = """
        {"family": "mlp", "input": {"channels": 1, "resolution": 28}, "classes": 10, "depth": {"uniform": [1, 4]}, "width": {"logUniform": [16, 64], "multipleOf": 16},
         "skipConnections": {"choices": [true, false]}, "normalization": {"choices": ["none", "batch", "layer"]}, "activation": {"choices": ["relu", "tanh"]}, "nonIncreasing": ["width"],
         "complexity": {"params": ["10k", "60k"]}}
        """;

    public static TheoryData<string> All => [Vgg, ResNet, Mlp, SpaceTexts.With(ResNet, """{"block": "preactivation", "bottleneckRatio": null, "strides": [2, 2, 2]}"""), SpaceTexts.With(Mlp, """{"depth": 3, "width": [64, 32, 16], "nonIncreasing": null, "dropout": {"uniform": [0, 0.5], "multipleOf": 0.1}}""")];

    [Theory]
    [MemberData(nameof(All))]
    public void Write_Space_ComesBackEqual(string json)
    {
        var space = SpaceTexts.Read(json);
        Assert.Equal(space, SpaceTexts.Read(SpaceTexts.Write(space)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Take_Space_GivesDifferentCountedNetworksThatSurviveTheirJson(string json)
    {
        var samples = new SpaceSampler(SpaceTexts.Read(json), seed: 5).Take(40);
        Assert.Equal(40, samples.Select(sample => sample.Hash).Distinct().Count());
        Assert.Equal(samples, new SpaceSampler(SpaceTexts.Read(json), seed: 5).Take(40));
        Assert.Equal(samples.Take(7), new SpaceSampler(SpaceTexts.Read(json), seed: 5).Take(7));
        Assert.NotEqual(samples, new SpaceSampler(SpaceTexts.Read(json), seed: 6).Take(40));
        Assert.All(samples, sample =>
        {
            Assert.Equal(ComplexityCalculator.Of(sample.Config), sample.Complexity);
            Assert.Equal(sample.Config, ModelConfigJson.Parse(ModelConfigJson.Write(sample.Config), "sample"));
        });
    }

    [Fact]
    public void Take_OrderedSpaces_KeepsTheirOrders()
    {
        Assert.All(new SpaceSampler(SpaceTexts.Read(Vgg), 1).Take(60), sample => Rises(((VggConfig)sample.Config).Blocks.Select(block => block.Width)));
        Assert.All(new SpaceSampler(SpaceTexts.Read(ResNet), 1).Take(60), sample => Rises(((ResNetConfig)sample.Config).Widths));
        Assert.All(new SpaceSampler(SpaceTexts.Read(ResNet), 1).Take(60), sample => Rises(((ResNetConfig)sample.Config).Depths.Reverse()));
        var perceptrons = new SpaceSampler(SpaceTexts.Read(Mlp), 1).Take(60).Select(sample => (MlpConfig)sample.Config).ToList();
        Assert.All(perceptrons, network => Rises(network.Widths.Reverse()));
        Assert.Equal([1, 2, 3, 4], perceptrons.Select(network => network.Widths.Count).Distinct().Order());
        Assert.Equal(3, perceptrons.Select(network => network.Normalization).Distinct().Count());
        Assert.Equal([ActivationType.Relu, ActivationType.Tanh], perceptrons.Select(network => network.Activation).Distinct().Order());
        Assert.Equal(2, perceptrons.Select(network => network.SkipConnections).Distinct().Count());
    }

    // Widths that never fall over n of k values: C(n + k − 1, n). VGG: 3³ depths, C(10, 3) = 120 widths, 2, 3 and 2 others.
    [Fact]
    public void Of_Vgg_CountsExactly()
    {
        var space = SpaceTexts.Read(Vgg);
        Assert.Equal(new BigInteger(27 * 120 * 2 * 3 * 2), SpaceSize.Of(space));
        Assert.Equal(9, SpaceSize.Dimensions(space));
    }

    // C(6, 3) = 20 depths, C(17, 3) = 680 widths of 15, 3 ratios.
    [Fact]
    public void Of_ResNet_CountsExactly()
    {
        var space = SpaceTexts.Read(ResNet);
        Assert.Equal(new BigInteger(20 * 680 * 3), SpaceSize.Of(space));
        Assert.Equal(7, SpaceSize.Dimensions(space));
    }

    // Four widths that never rise over one to four layers: 4 + 10 + 20 + 35 = 69; skips, norms and activations 2, 3 and 2.
    [Fact]
    public void Of_Mlp_SumsOverDepths()
    {
        var space = SpaceTexts.Read(Mlp);
        Assert.Equal(new BigInteger(69 * 2 * 3 * 2), SpaceSize.Of(space));
        Assert.Equal(1 + 4 + 3, SpaceSize.Dimensions(space));
        Assert.Equal(new BigInteger(4 * 4 * 2 * 3 * 2), SpaceSize.Of(SpaceTexts.Read(SpaceTexts.With(Mlp, """{"nonIncreasing": null, "shared": ["width"]}"""))));
        Assert.Equal("continuous: dropout; give \"multipleOf\" for a countable space", SpaceSummary.Of(SpaceTexts.Read(SpaceTexts.With(Mlp, """{"dropout": {"uniform": [0, 0.5]}}""")), attempts: 10).SizeReason);
    }

    // Every network of a space small enough to list is drawn, and no other.
    [Fact]
    public void Take_WholeSpace_GivesEveryNetworkOnce()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(Mlp, """{"depth": {"uniform": [1, 2]}, "normalization": "batch", "activation": "relu", "skipConnections": false, "complexity": null}"""));
        Assert.Equal(14, SpaceSize.Of(space));
        Assert.Equal(14, new SpaceSampler(space, 1).Take(14).Count);
        Assert.Contains("14 networks", Assert.Throws<InvalidInputException>(() => new SpaceSampler(space, 1).Take(15)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Vgg, """{"blocks": 5}""", "$.space.blocks", "leave nothing of 28×28 pixels")]
    [InlineData(Vgg, """{"shared": ["batchNorm"]}""", "$.space.shared[0]", "unknown parameter \"batchNorm\"")]
    [InlineData(Vgg, """{"batchNorm": {"choices": [true, true]}}""", "$.space.batchNorm.choices", "listed twice")]
    [InlineData(ResNet, """{"block": "bottleneckLinear"}""", "$.space.block", "expected bottleneck, basic")]
    [InlineData(ResNet, """{"bottleneckRatio": 0.5}""", "$.space.bottleneckRatio", "of at least 1")]
    [InlineData(Mlp, """{"activation": {"choices": ["relu", "gelou"]}}""", "$.space.activation.choices[1]", "did you mean \"gelu\"")]
    [InlineData(Mlp, """{"depth": {"uniform": [1, 100]}}""", "$.space.depth", "at most 64")]
    [InlineData(Mlp, """{"family": "mlps"}""", "$.space.family", "did you mean \"mlp\"")]
    public void Read_WrongMember_NamesItsPlace(string json, string members, string path, string words) =>
        Assert.Contains(Problems.Of(() => SpaceTexts.Read(SpaceTexts.With(json, members))), problem =>
            problem.Path.StartsWith(path, StringComparison.Ordinal) && problem.Message.Contains(words, StringComparison.Ordinal));

    private static void Rises(IEnumerable<int> values)
    {
        var list = values.ToList();
        Assert.Equal(list.Order(), list);
    }
}

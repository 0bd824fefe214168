namespace Explorer.Models.Tests.Weights;

public sealed class SharedWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OtherNumberOfClasses_KeepsAllButTheLastLayer()
    {
        using var trained = NetworkBuilder.Build(Networks.Tiny, 1);
        NetworkWeights.Save(trained, _folder.At("w"));
        using var network = NetworkBuilder.Build(Networks.Tiny with { Classes = 7 }, 2);

        var anew = SharedWeights.Load(network, _folder.At("w"));

        Assert.Equal(["head.linear.weight", "head.linear.bias"], anew);
        foreach (var (name, parameter) in network.named_parameters().Where(pair => !anew.Contains(pair.name)))
            Assert.Equal(trained.state_dict()[name].data<float>().ToArray(), parameter.data<float>().ToArray());
    }

    [Theory]
    [InlineData(WeightNaming.Torchvision)]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Pycls)]
    public void Load_OtherNamesClassesAndChannels_KeepsAllBetweenTheEnds(WeightNaming naming)
    {
        var config = Networks.Tiny with { Stem = new StemConfig(StemType.Simple, 8) };
        using var trained = NetworkBuilder.Build(config, 1);
        NetworkWeights.Save(trained, _folder.At("w"), naming: naming);
        using var network = NetworkBuilder.Build(config with { Classes = 7, Input = config.Input with { Channels = 1 } }, 2);

        var anew = SharedWeights.Load(network, _folder.At("w"));

        Assert.Equal(["stem.conv.weight", "head.linear.weight", "head.linear.bias"], anew);
        Assert.All(
            network.named_parameters().Where(pair => !anew.Contains(pair.name)),
            pair => Assert.Equal(trained.state_dict()[pair.name].data<float>().ToArray(), pair.parameter.data<float>().ToArray()));
    }

    // A flattened image enters the first linear layer of a VGG.
    [Fact]
    public void Load_VggOfOtherResolution_BeginsItsFirstLinearLayerAnew()
    {
        var config = new VggConfig { Input = new InputShape(3, 16), Classes = 5, Blocks = [new VggBlockConfig(1, 8), new VggBlockConfig(1, 8)], HiddenWidth = 16 };
        using var trained = NetworkBuilder.Build(config, 1);
        NetworkWeights.Save(trained, _folder.At("w"));
        using var network = NetworkBuilder.Build(config with { Input = new InputShape(3, 8) }, 2);

        Assert.Equal(["hidden1.linear.weight"], SharedWeights.Load(network, _folder.At("w")));
    }

    [Fact]
    public void Load_OneStageMore_NamesWhatIsMissingAndChangesNothing()
    {
        using var shallow = NetworkBuilder.Build(Networks.Tiny with { Stages = [Networks.Tiny.Stages[0]] }, 1);
        NetworkWeights.Save(shallow, _folder.At("w"));
        using var network = NetworkBuilder.Build(Networks.Tiny, 2);
        var before = network.state_dict()["stem.conv.weight"].data<float>().ToArray();

        var problems = Assert.Throws<InvalidInputException>(() => SharedWeights.Load(network, _folder.At("w"))).Problems;

        Assert.Contains("another network's weights", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains(new Problem("$.stage2.block1.shortcut.conv.weight", "missing in the file; the network has it"), problems);
        Assert.Equal(before, network.state_dict()["stem.conv.weight"].data<float>().ToArray());
    }

    [Fact]
    public void Load_NamesOfNoProgram_IsOneProblem()
    {
        SafetensorsWriter.Write(_folder.At("w"), [new WeightTensor("encoder.weight", ElementType.Float32, [1], new byte[4])], new Dictionary<string, string>(StringComparer.Ordinal));
        using var network = NetworkBuilder.Build(Networks.Tiny);

        var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => SharedWeights.Load(network, _folder.At("w"))).Problems);
        Assert.Contains("holds none of the network's tensors", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherNetwork_IsRefused()
    {
        using var wide = NetworkBuilder.Build(Networks.Tiny with { Stem = new StemConfig(StemType.Cifar, 24), Classes = 9, Stages = [.. Networks.Tiny.Stages.Select(stage => stage with { Width = 48 })] });
        NetworkWeights.Save(wide, _folder.At("w"));
        using var network = NetworkBuilder.Build(Networks.Tiny);

        Assert.Contains("another network", Assert.Throws<InvalidInputException>(() => SharedWeights.Load(network, _folder.At("w"))).Message, StringComparison.Ordinal);
    }
}

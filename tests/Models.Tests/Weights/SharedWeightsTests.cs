using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Models.Tests.Weights;

public sealed class SharedWeightsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OtherNumberOfClasses_KeepsAllButTheLastLayer()
    {
        using var trained = NetworkBuilder.Build(Networks.Tiny, 1);
        NetworkWeights.Save(trained, _folder.File("w"));
        using var network = NetworkBuilder.Build(Networks.Tiny with { Classes = 7 }, 2);

        var anew = SharedWeights.Load(network, _folder.File("w"));

        Assert.Equal(["head.linear.weight", "head.linear.bias"], anew);
        foreach (var (name, parameter) in network.named_parameters().Where(pair => !anew.Contains(pair.name)))
        {
            Assert.Equal(trained.state_dict()[name].data<float>().ToArray(), parameter.data<float>().ToArray());
        }
    }

    [Fact]
    public void Load_AnotherNetwork_IsRefused()
    {
        using var wide = NetworkBuilder.Build(Networks.Tiny with { Stem = new StemConfig(StemType.Cifar, 24), Classes = 9, Stages = [.. Networks.Tiny.Stages.Select(stage => stage with { Width = 48 })] });
        NetworkWeights.Save(wide, _folder.File("w"));
        using var network = NetworkBuilder.Build(Networks.Tiny);

        Assert.Contains("another network", Assert.Throws<InvalidInputException>(() => SharedWeights.Load(network, _folder.File("w"))).Message, StringComparison.Ordinal);
    }
}

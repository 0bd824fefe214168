using Explorer.Models.Initialization;
using Explorer.Models.Summaries;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Models.Tests;

/// <summary>What holds for a network of every family. Alone, since dropout draws from the one generator of the process.</summary>
[CollectionDefinition(nameof(FamilyTests), DisableParallelization = true)]
[Collection(nameof(FamilyTests))]
public sealed class FamilyTests
{
    public static TheoryData<string> Names => FamilyNetworks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_EveryFamily_CountsWhatTheNetworkHas(string name)
    {
        var config = FamilyNetworks.All[name];
        using var network = NetworkBuilder.Build(config, seed: 1);
        var expected = ComplexityCalculator.Of(config);
        Assert.Equal(expected, NetworkSummary.Of(network).Complexity);
        Assert.Equal(expected.Params, network.ParameterCount());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_EveryFamily_GivesFiniteLogitsAndGradients(string name)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(FamilyNetworks.All[name], seed: 1);
        var images = Images(FamilyNetworks.All[name].Input.Resolution);
        network.eval();
        var first = network.call(images);
        Assert.Equal([images.shape[0], 5L], first.shape);
        Assert.True(first.isfinite().all().item<bool>());
        Assert.True(first.eq(network.call(images)).all().item<bool>());
        network.train();
        var loss = nn.functional.cross_entropy(network.call(images), Labels(images.shape[0]));
        var gradients = autograd.grad([loss], [.. network.parameters()]);
        Assert.All(gradients, gradient => Assert.True(gradient.isfinite().all().item<bool>()));

        // A bias that a batch norm follows has no effect, so no gradient either.
        Assert.All(network.named_parameters().Zip(gradients), pair => Assert.True(
            pair.Second.abs().sum().item<float>() > 0 || pair.First.name.EndsWith(".bias", StringComparison.Ordinal), pair.First.name));
    }

    // The loss over the batch it was trained on, with dropout and batch statistics as in training but the same noise.
    [Theory]
    [MemberData(nameof(Names))]
    public void Step_EveryFamily_LowersTheLoss(string name)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(FamilyNetworks.All[name], seed: 1);
        var images = Images(FamilyNetworks.All[name].Input.Resolution);
        network.train();
        var optimizer = optim.SGD(network.parameters(), learningRate: 0.02);
        var before = Loss(network, images);
        for (var i = 0; i < 5; i++)
        {
            var loss = Loss(network, images);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        Assert.True(Loss(network, images).item<float>() < before.item<float>());
    }

    [Theory]
    [InlineData("vgg", "hidden1.linear.weight")]
    [InlineData("vgg", "block2.conv1.weight")]
    [InlineData("mlp", "layer1.linear.weight")]
    [InlineData("mlp", "head.linear.weight")]
    [InlineData("resnext", "stage1.block1.transform.conv2.weight")]
    public void Build_Xavier_FillsGlorotsInterval(string name, string parameter)
    {
        using var network = NetworkBuilder.Build(FamilyNetworks.All[name], seed: 1, weights: InitialDistribution.Xavier);
        var weight = network.get_parameter(parameter)!;
        var (fanIn, fanOut) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = Math.Sqrt(6.0 / (fanIn + fanOut));
        Assert.InRange(weight.abs().max().item<float>(), 0.8 * bound, bound);
        Assert.InRange(Math.Abs(weight.mean().item<float>()), 0, 0.25 * bound);
    }

    private static Tensor Loss(Network network, Tensor images)
    {
        manual_seed(3);
        return nn.functional.cross_entropy(network.call(images), Labels(images.shape[0]));
    }

    private static Tensor Images(int resolution) => (arange(20 * 2 * resolution * resolution) * 1.7).sin().reshape(20, 2, resolution, resolution);

    private static Tensor Labels(long count) => arange(count, ScalarType.Int64).remainder(5);
}

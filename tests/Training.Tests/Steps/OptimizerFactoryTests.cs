using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Steps;

public sealed class OptimizerFactoryTests
{
    private static readonly TrainingSettings Settings = new()
    {
        Epochs = 1, LearningRate = 0.5, Momentum = 0.9, Nesterov = true, WeightDecay = 0.25, WeightDecayOnNorms = false,
    };

    [Fact]
    public void Split_Network_PutsEveryNormParameterApart()
    {
        using var network = NetworkBuilder.Build(Requests.Network);
        var (norms, others) = OptimizerFactory.Split(network);
        var names = network.named_parameters().ToDictionary(pair => pair.parameter, pair => pair.name);
        Assert.All(norms, parameter => Assert.Contains(".norm", names[parameter], StringComparison.Ordinal));
        Assert.All(others, parameter => Assert.DoesNotContain(".norm", names[parameter], StringComparison.Ordinal));
        Assert.Equal(names.Count, norms.Count + others.Count);
        Assert.Equal(2 * network.modules().OfType<BatchNorm2d>().Count(), norms.Count);
    }

    // One parameter p = 1 with gradient 2, twice, in PyTorch's form: g = 2 + decay·p; v = 0.9·v + g (first v = g); p -= 0.5·(g + 0.9·v).
    [Theory]
    [InlineData(false, false, 0, 1)]
    [InlineData(true, true, 0, 1)]
    [InlineData(false, false, 0.25, 0)]
    public void Create_Sgd_StepsAsByHand(bool decayOnNorms, bool isNorm, double otherDecay, int parameterKind)
    {
        var settings = Settings with { WeightDecayOnNorms = decayOnNorms };
        var decay = parameterKind == 0 ? otherDecay : isNorm && decayOnNorms ? 0.25 : 0;
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network);
        using var optimizer = OptimizerFactory.Create(network, settings);
        var (norms, others) = OptimizerFactory.Split(network);
        var parameter = (parameterKind == 0 ? others : norms)[0];
        using (no_grad())
            parameter.fill_(1);

        double p = 1, v = 0;
        for (var step = 0; step < 2; step++)
        {
            optimizer.zero_grad();
            parameter.mul(2).sum().backward();
            optimizer.step();
            var g = 2 + (decay * p);
            v = step == 0 ? g : (0.9 * v) + g;
            p -= 0.5 * (g + (0.9 * v));
            Assert.Equal(p, parameter.max().item<float>(), 1e-5);
            Assert.Equal(p, parameter.min().item<float>(), 1e-5);
        }
    }

    [Fact]
    public void Create_NesterovWithoutMomentum_IsPlainDescent()
    {
        using var network = NetworkBuilder.Build(Requests.Network);
        using var optimizer = OptimizerFactory.Create(network, Settings with { Momentum = 0 });
        Assert.IsAssignableFrom<SGD>(optimizer);
    }

    [Fact]
    public void Create_Adam_SetsTheRateOfEveryGroup()
    {
        using var network = NetworkBuilder.Build(Requests.Network);
        using var optimizer = OptimizerFactory.Create(network, Settings with { Optimizer = OptimizerType.Adam });
        Assert.Equal([0.5, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
    }
}

using Explorer.Models.Blocks;
using Explorer.Models.Mlps;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Initialization;

/// <summary>
/// Initial weights, see <see cref="InitialDistribution"/>. Norms start with 1 and 0, linear layers with bias 0. Convolutions with a bias start
/// with 0 in a VGG (as torchvision's), in squeeze-and-excitation uniform within ±1/√fan-in.
/// </summary>
internal static class InitialWeights
{
    private const double LastDeviation = 0.01;

    /// <summary>Draws all weights anew, from a generator of their own: what else draws in this process does not matter.</summary>
    public static void Set(Network network, ulong seed, bool zeroFinalGamma, InitialDistribution distribution)
    {
        using var generator = new torch.Generator(seed);
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, module) in network.named_modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    Set(convolution, distribution, network.Config is VggConfig, generator);
                    break;
                case BatchNorm2d norm:
                    init.ones_(norm.weight!);
                    init.zeros_(norm.bias!);
                    break;
                case BatchNorm1d norm:
                    init.ones_(norm.weight!);
                    init.zeros_(norm.bias!);
                    break;
                case Linear linear:
                    Set(linear, distribution, name == "head.linear" ? LastDeviation : HiddenDeviation(linear, network.Config), generator);
                    break;
            }
        }

        if (zeroFinalGamma)
        {
            foreach (var block in network.modules().OfType<IResidualBlock>())
                init.zeros_(((BatchNorm2d)block.FinalNorm).weight!);
        }
    }

    private static void Set(Conv2d convolution, InitialDistribution distribution, bool zeroBias, torch.Generator generator)
    {
        var shape = convolution.weight!.shape;
        var area = shape[2] * shape[3];
        if (distribution == InitialDistribution.Xavier)
            SetXavier(convolution.weight!, area * shape[1], area * shape[0], generator);
        else
            convolution.weight!.normal_(0, Math.Sqrt(2.0 / (area * shape[0])), generator);
        if (convolution.bias is { } bias)
        {
            var bound = zeroBias || distribution == InitialDistribution.Xavier ? 0 : 1 / Math.Sqrt(area * shape[1]);
            bias.uniform_(-bound, bound, generator);
        }
    }

    private static void Set(Linear linear, InitialDistribution distribution, double deviation, torch.Generator generator)
    {
        if (distribution == InitialDistribution.Xavier)
            SetXavier(linear.weight!, linear.weight!.shape[1], linear.weight!.shape[0], generator);
        else
            linear.weight!.normal_(0, deviation, generator);
        init.zeros_(linear.bias!);
    }

    private static void SetXavier(torch.Tensor weight, long fanIn, long fanOut, torch.Generator generator)
    {
        var bound = Math.Sqrt(6.0 / (fanIn + fanOut));
        weight.uniform_(-bound, bound, generator);
    }

    private static double HiddenDeviation(Linear linear, ModelConfig config) =>
        Mlps.Activations.Gain((config as MlpConfig)?.Activation ?? ActivationType.Relu) / Math.Sqrt(linear.weight!.shape[1]);
}

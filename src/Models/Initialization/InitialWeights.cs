using Explorer.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Initialization;

/// <summary>
/// The RegNet authors' initial weights: convolutions normal with variance 2 / (k·k·output channels) (He et al. 2015,
/// fan-out, groups not counted), batch norms 1 and 0, linear layers normal 0.01 with bias 0. Biases of convolutions
/// (squeeze-and-excitation) are uniform within ±1/√fan-in.
/// </summary>
internal static class InitialWeights
{
    private const double LinearDeviation = 0.01;

    /// <summary>Draws all weights anew, from a generator of their own: what else draws in this process does not matter.</summary>
    public static void Set(Network network, ulong seed, bool zeroFinalGamma)
    {
        using var generator = new torch.Generator(seed);
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    Set(convolution, generator);
                    break;
                case BatchNorm2d norm:
                    init.ones_(norm.weight!);
                    init.zeros_(norm.bias!);
                    break;
                case Linear linear:
                    linear.weight!.normal_(0, LinearDeviation, generator);
                    init.zeros_(linear.bias!);
                    break;
            }
        }

        if (zeroFinalGamma)
        {
            foreach (var block in network.modules().OfType<IResidualBlock>())
            {
                init.zeros_(((BatchNorm2d)block.FinalNorm).weight!);
            }
        }
    }

    private static void Set(Conv2d convolution, torch.Generator generator)
    {
        var shape = convolution.weight!.shape;
        var area = shape[2] * shape[3];
        convolution.weight!.normal_(0, Math.Sqrt(2.0 / (area * shape[0])), generator);
        if (convolution.bias is { } bias)
        {
            var bound = 1 / Math.Sqrt(area * shape[1]);
            bias.uniform_(-bound, bound, generator);
        }
    }
}

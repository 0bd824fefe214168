using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Mlps;

/// <summary>The activations of hidden layers.</summary>
internal static class Activations
{
    /// <summary>The module of an activation.</summary>
    public static Module<Tensor, Tensor> Create(ActivationType type) => type switch
    {
        ActivationType.Relu => ReLU(),
        ActivationType.Gelu => GELU(),
        ActivationType.Silu => SiLU(),
        ActivationType.Tanh => Tanh(),
        ActivationType.Sigmoid => Sigmoid(),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// The factor by which initial weights make up for what the activation takes from the deviation of its input: √2 for ReLU and its
    /// smooth kin (He et al. 2015), 5/3 for tanh, 1 for sigmoid, as PyTorch's <c>calculate_gain</c>.
    /// </summary>
    public static double Gain(ActivationType type) => type switch
    {
        ActivationType.Tanh => 5.0 / 3,
        ActivationType.Sigmoid => 1,
        _ => Math.Sqrt(2),
    };
}

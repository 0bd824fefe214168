using Explorer.Models.AnyNets;
using Explorer.Models.Initialization;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Models;

/// <summary>Builds networks from model configs.</summary>
public static class NetworkBuilder
{
    /// <summary>Builds a network on the CPU with the weights the RegNet authors start from.</summary>
    /// <param name="config">What to build.</param>
    /// <param name="seed">Seed of the initial weights; the same seed gives the same weights.</param>
    /// <param name="zeroFinalGamma">Whether the last batch norm of each residual block starts with scale 0.</param>
    /// <exception cref="InvalidInputException">No network is known for the config's family.</exception>
    public static Network Build(ModelConfig config, ulong seed = 0, bool zeroFinalGamma = false)
    {
        var network = Create(config);
        InitialWeights.Set(network, seed, zeroFinalGamma);
        return network;
    }

    /// <summary>The network with weights of no importance.</summary>
    internal static Network Create(ModelConfig config) => config switch
    {
        AnyNetConfig or RegNetConfig => new AnyNet(config, config.ToAnyNet()),
        _ => throw new InvalidInputException(config.Family, "no network can be built for this family; expected anynet or regnet"),
    };
}

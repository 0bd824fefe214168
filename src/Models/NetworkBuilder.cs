using Explorer.Kernels;
using Explorer.Models.AnyNets;
using Explorer.Models.Initialization;
using Explorer.Models.Mlps;
using Explorer.Models.Vggs;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Models;

/// <summary>Builds networks from model configs.</summary>
public static class NetworkBuilder
{
    /// <summary>Builds a network on the CPU with initial weights.</summary>
    /// <param name="config">What to build.</param>
    /// <param name="seed">Seed of the initial weights; the same seed gives the same weights.</param>
    /// <param name="zeroFinalGamma">Whether the last batch norm of each residual block starts with scale 0; pre-activation blocks have none after their last convolution.</param>
    /// <param name="weights">From what distribution the weights are drawn.</param>
    /// <exception cref="TorchUnavailableException">libtorch is missing here.</exception>
    /// <exception cref="InvalidInputException">No network is known for the config's family.</exception>
    public static Network Build(ModelConfig config, ulong seed = 0, bool zeroFinalGamma = false, InitialDistribution weights = InitialDistribution.He)
    {
        TorchEngine.RequireAvailable();
        RequireRoom(config);
        var network = Create(config);
        InitialWeights.Set(network, seed, zeroFinalGamma, weights);
        return network;
    }

    /// <summary>Refuses a network whose parameters alone are more than this machine's memory, or than a container may use.</summary>
    /// <exception cref="InvalidInputException">They are.</exception>
    internal static void RequireRoom(ModelConfig config)
    {
        const int BytesOfNumber = 4;
        var (parameters, memory) = (ComplexityCalculator.Of(config).Params, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (parameters > memory / BytesOfNumber)
            throw new InvalidInputException(config.Family, FormattableString.Invariant($"the network's {parameters:N0} parameters take {(double)parameters * BytesOfNumber / (1L << 30):N1} GiB, this machine has {(double)memory / (1L << 30):N1} GiB; expected a smaller network"));
    }

    /// <summary>The network with weights of no importance.</summary>
    internal static Network Create(ModelConfig config) => config switch
    {
        VggConfig network => new Vgg(network),
        MlpConfig network => new Mlp(network),
        _ when config.IsAnyNet() => new AnyNet(config, config.ToAnyNet()),
        _ => throw new InvalidInputException(config.Family, "no network can be built for this family"),
    };
}

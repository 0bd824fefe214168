using Explorer.SearchSpace.Configs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models;

/// <summary>
/// A network built from a model config: images (N × channels × height × width, float32) to logits (N × classes).
/// Names of its parameters and buffers are this project's own, see <see cref="Weights.WeightNaming"/>.
/// </summary>
public abstract class Network : Module<Tensor, Tensor>
{
    /// <summary>Creates the network without its layers.</summary>
    protected Network(ModelConfig config)
        : base(config.Family) => Config = config;

    /// <summary>What it was built from.</summary>
    public ModelConfig Config { get; }

    /// <summary>Number of trained parameters.</summary>
    public long ParameterCount() => parameters().Sum(parameter => parameter.numel());
}

using Explorer.Kernels;
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

    /// <summary>What the network computes by here, and in which layouts.</summary>
    /// <param name="images">Images in a batch.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="isFloat32">Whether in float32 throughout; otherwise under autocast.</param>
    public NetworkEngine Engine(long images, Device device, bool isFloat32)
    {
        var (hasKernels, kernels) = isFloat32 ? (TorchEngine.HasKernels, TorchEngine.Kernels) : (TorchEngine.HasBfloat16Kernels, TorchEngine.Bfloat16Kernels);
        var plan = hasKernels && device.type == TorchSharp.DeviceType.CPU ? Plan(images) : FusedPlan.None;
        return plan.Chains.Count == 0 ? new NetworkEngine($"{TorchEngine.Version}{(device.type == TorchSharp.DeviceType.CPU ? "" : $" on {device.type.ToString().ToLowerInvariant()}")}, plain, {PlainLayout.Name(device)}", HasKernels: false)
            : new NetworkEngine($"{TorchEngine.Version} + {kernels}, blocks", HasKernels: true);
    }

    /// <summary>Number of trained parameters.</summary>
    public long ParameterCount() => parameters().Sum(parameter => parameter.numel());

    /// <summary>What computes in blocks of images, where the machine has kernels.</summary>
    private protected virtual FusedPlan Plan(long images) => FusedPlan.None;
}

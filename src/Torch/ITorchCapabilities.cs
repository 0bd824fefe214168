using Explorer.Torch.Fused;
using static TorchSharp.torch;

namespace Explorer.Torch;

/// <summary>What the engine can do that TorchSharp's API has no words for; every provider answers, plainly where it lacks the means.</summary>
public interface ITorchCapabilities
{
    /// <summary>Engine and version, as <c>libtorch 1.13.1</c>, and the kernels beside it, if any.</summary>
    string Engine { get; }

    /// <summary>Whether <see cref="Autocast"/> does anything.</summary>
    bool HasAutocast { get; }

    /// <summary>Whether <see cref="ToChannelsLast(Tensor)"/> does anything.</summary>
    bool HasChannelsLast { get; }

    /// <summary>Until disposed, convolutions and matrix products on this thread and device compute in bfloat16. A no-op where lacking.</summary>
    IDisposable Autocast(Device device);

    /// <summary>The same N×C×H×W values laid out with channels innermost; the tensor itself where lacking or already so.</summary>
    Tensor ToChannelsLast(Tensor tensor);

    /// <summary>Lays out all 4-dimensional parameters and buffers with channels innermost, in place. A no-op where lacking.</summary>
    void ToChannelsLast(nn.Module module);

    /// <summary>target ← target + weight · (source − target), for each pair; all of floating point. The exponential moving average's step.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    void Lerp(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor> sources, double weight);

    /// <summary>Treats denormal floats as zero on this thread, which keeps dying networks as fast as others. False where lacking.</summary>
    bool FlushDenormals(bool enabled);

    /// <summary>Gives main memory that is kept for the next tensors back to the system. A no-op where lacking.</summary>
    void ReleaseMemory();

    /// <summary>Fused layers, or null where there are none for this processor or this provider: then compute them one by one.</summary>
    IFusedLayers? FusedLayers { get; }

    /// <summary>Access to what optimisers remember, or null where the provider gives none: then a training cannot be gone on with.</summary>
    IOptimizerStates? OptimizerStates { get; }

    /// <summary>Tensors alive in native memory, or null where unknown.</summary>
    long? LiveTensors { get; }
}

using Explorer.Torch.Fused;
using static TorchSharp.torch;

namespace Explorer.Torch;

/// <summary>The fallback over any TorchSharp: float32, default layout, no figures.</summary>
internal sealed class PlainCapabilities : ITorchCapabilities
{
    public string Engine => $"TorchSharp with libtorch {__version__}";

    public bool HasAutocast => false;

    public bool HasChannelsLast => false;

    public IFusedLayers? FusedLayers => null;

    public IOptimizerStates? OptimizerStates => null;

    public long? LiveTensors => Tensor.TotalCount;

    public IDisposable Autocast(Device device) => NoScope.Instance;

    public Tensor ToChannelsLast(Tensor tensor) => tensor;

    public void ToChannelsLast(nn.Module module)
    {
    }

    public void Lerp(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor> sources, double weight)
    {
        if (targets.Count != sources.Count)
            throw new ArgumentException($"{targets.Count} targets were given for {sources.Count} sources", nameof(targets));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        for (var i = 0; i < targets.Count; i++)
            targets[i].mul_(1 - weight).add_(sources[i], weight);
    }

    public bool FlushDenormals(bool enabled) => false;

    public void ReleaseMemory()
    {
    }

    private sealed class NoScope : IDisposable
    {
        public static readonly NoScope Instance = new();

        public void Dispose()
        {
        }
    }
}

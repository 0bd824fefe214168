using System.Runtime.InteropServices;
using Explorer.Torch.Fused;
using Explorer.Torch.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch;

/// <summary>What the shim over the system's libtorch can do.</summary>
internal sealed class SystemCapabilities : ITorchCapabilities
{
    public string Engine => FusedLayers is { } fused ? $"libtorch {NativeVersion()} + {fused.Name}" : $"libtorch {NativeVersion()}";

    public bool HasAutocast => true;

    public bool HasChannelsLast => true;

    public IFusedLayers? FusedLayers { get; } = NativeFusedLayers.Find();

    public IOptimizerStates? OptimizerStates { get; } = new NativeOptimizerStates();

    public long? LiveTensors => Tensor.TotalCount;

    public IDisposable Autocast(Device device) => new AutocastScope(device.type);

    public Tensor ToChannelsLast(Tensor tensor) =>
        NativeStatus.Wrap(NativeTensor.ChannelsLast(tensor.H, out var result), result);

    public void ToChannelsLast(nn.Module module)
    {
        foreach (var tensor in module.parameters().Concat(module.buffers()).Where(t => t.ndim == 4))
        {
            var requiresGrad = tensor.requires_grad;
            using (no_grad())
            {
                NativeStatus.Check(NativeTensor.ChannelsLast(tensor.H, out var result));
                tensor.ReplaceHandle(result);
            }

            if (requiresGrad)
                tensor.requires_grad = true;
        }
    }

    public void Lerp(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor> sources, double weight)
    {
        if (targets.Count != sources.Count)
            throw new ArgumentException($"{targets.Count} targets were given for {sources.Count} sources", nameof(targets));
        using var to = new TensorList(targets);
        using var from = new TensorList(sources);
        NativeStatus.Check(NativeMath.LerpAll(to.Handles, from.Handles, to.Count, weight));
    }

    public bool FlushDenormals(bool enabled)
    {
        NativeStatus.Check(NativeEngine.SetFlushDenormal(enabled ? 1 : 0, out var supported));
        return supported != 0;
    }

    public void ReleaseMemory() => NativeStatus.Check(NativeFused.ReleaseMemory());

    internal static string NativeVersion()
    {
        NativeStatus.Check(NativeEngine.Version(out var text));
        return Marshal.PtrToStringUTF8(text) ?? "unknown";
    }

    private sealed class AutocastScope : IDisposable
    {
        private readonly DeviceType _device;
        private readonly int _enabled;
        private readonly int _dtype;

        public AutocastScope(DeviceType device)
        {
            _device = device;
            NativeStatus.Check(NativeEngine.SetAutocast((int)device, enabled: 1, (int)ScalarType.BFloat16, out _enabled, out _dtype));
        }

        public void Dispose() => NativeStatus.Check(NativeEngine.SetAutocast((int)_device, _enabled, _dtype, out _, out _));
    }
}

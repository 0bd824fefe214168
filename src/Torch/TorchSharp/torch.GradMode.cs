using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Builds no gradient graph on this thread until disposed.</summary>
    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Stronger than <see cref="no_grad"/>: tensors made meanwhile can never take part in gradients.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    internal static bool GradEnabled()
    {
        NativeStatus.Check(NativeAutograd.GetGradMode(out var enabled));
        return enabled != 0;
    }

    private sealed class GradMode : IDisposable
    {
        private readonly bool _previous = GradEnabled();

        public GradMode(bool enabled) => NativeStatus.Check(NativeAutograd.SetGradMode(enabled ? 1 : 0));

        public void Dispose() => NativeStatus.Check(NativeAutograd.SetGradMode(_previous ? 1 : 0));
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        public InferenceMode(bool enabled) => NativeStatus.Check(NativeAutograd.NewInferenceMode(enabled ? 1 : 0, out _guard));

        public void Dispose()
        {
            NativeAutograd.FreeInferenceMode(_guard);
            _guard = 0;
        }
    }
}

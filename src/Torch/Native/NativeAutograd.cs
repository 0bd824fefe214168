using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Gradients and their modes. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeAutograd
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_get_grad_mode")]
    public static partial int GetGradMode(out int enabled);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_set_grad_mode")]
    public static partial int SetGradMode(int enabled);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_new_inference_mode")]
    public static partial int NewInferenceMode(int enabled, out nint guard);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_free_inference_mode")]
    public static partial void FreeInferenceMode(nint guard);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_backward")]
    public static partial int Backward(ReadOnlySpan<nint> tensors, long count, ReadOnlySpan<nint> gradients, long gradientCount, int retainGraph, int createGraph, ReadOnlySpan<nint> inputs, long inputCount);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_grad")]
    public static partial int Grad(ReadOnlySpan<nint> outputs, long outputCount, ReadOnlySpan<nint> inputs, long inputCount, ReadOnlySpan<nint> gradients, long gradientCount, int retainGraph, int createGraph, int allowUnused, Span<nint> results);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_autograd_clip_norm")]
    public static partial int ClipNorm(ReadOnlySpan<nint> tensors, long count, double maximum, double normType, out double total);
}

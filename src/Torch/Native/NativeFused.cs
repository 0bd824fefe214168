using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Fused layers. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeFused
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_name")]
    public static partial int Name(out nint name);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_release_memory")]
    public static partial int ReleaseMemory();

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_fits")]
    public static partial int Fits(TensorHandle images, out int fits);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_to_blocks")]
    public static partial int ToBlocks(TensorHandle images, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_from_blocks")]
    public static partial int FromBlocks(TensorHandle blocks, long images, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_mean")]
    public static partial int Mean(TensorHandle blocks, long images, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_fused_chain")]
    public static partial int Chain(TensorHandle blocks, long images, ReadOnlySpan<nint> tensors, ReadOnlySpan<long> shapes, long count, int shortcut, int relu, int training, double momentum, double eps, out TensorHandle result);
}

using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>New tensors. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeCreate
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_fill")]
    public static partial int Fill(int kind, ReadOnlySpan<long> sizes, long count, NativeScalar value, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_like")]
    public static partial int Like(TensorHandle self, int kind, NativeScalar value, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_from")]
    public static partial int From(ReadOnlySpan<byte> data, long bytes, ReadOnlySpan<long> sizes, long count, int sourceDtype, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_arange")]
    public static partial int Arange(NativeScalar start, NativeScalar stop, NativeScalar step, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_linspace")]
    public static partial int Linspace(double start, double stop, long steps, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_create_eye")]
    public static partial int Eye(long rows, long columns, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);
}

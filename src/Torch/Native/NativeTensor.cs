using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>One tensor: its properties, its memory, its moves between types and devices. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeTensor
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_free")]
    public static partial void Free(nint self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_dim")]
    public static partial int Dim(TensorHandle self, out long value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_sizes")]
    public static partial int Sizes(TensorHandle self, Span<long> sizes);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_strides")]
    public static partial int Strides(TensorHandle self, Span<long> strides);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_numel")]
    public static partial int Numel(TensorHandle self, out long value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_element_size")]
    public static partial int ElementSize(TensorHandle self, out long value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_dtype")]
    public static partial int Dtype(TensorHandle self, out int value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_device")]
    public static partial int Device(TensorHandle self, out int type, out int index);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_data")]
    public static partial int Data(TensorHandle self, out nint pointer);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_is_contiguous")]
    public static partial int IsContiguous(TensorHandle self, out int value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_requires_grad")]
    public static partial int RequiresGrad(TensorHandle self, out int value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_set_requires_grad")]
    public static partial int SetRequiresGrad(TensorHandle self, int value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_is_leaf")]
    public static partial int IsLeaf(TensorHandle self, out int value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_item")]
    public static partial int Item(TensorHandle self, out NativeScalar value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_grad")]
    public static partial int Grad(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_clear_grad")]
    public static partial int ClearGrad(ReadOnlySpan<nint> tensors, long count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_alias")]
    public static partial int Alias(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_detach")]
    public static partial int Detach(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_clone")]
    public static partial int Clone(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_contiguous")]
    public static partial int Contiguous(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_copy")]
    public static partial int Copy(TensorHandle self, TensorHandle source, int nonBlocking);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_to")]
    public static partial int To(TensorHandle self, int dtype, int deviceType, int deviceIndex, int copy, int nonBlocking, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_tensor_channels_last")]
    public static partial int ChannelsLast(TensorHandle self, out TensorHandle result);
}

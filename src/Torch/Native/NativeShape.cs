using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Views, indexing and joining. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeShape
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_reshape")]
    public static partial int Reshape(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_view")]
    public static partial int View(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_permute")]
    public static partial int Permute(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_expand")]
    public static partial int Expand(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_flip")]
    public static partial int Flip(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_repeat")]
    public static partial int Repeat(TensorHandle self, ReadOnlySpan<long> sizes, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_flatten")]
    public static partial int Flatten(TensorHandle self, long start, long end, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_transpose")]
    public static partial int Transpose(TensorHandle self, long dim0, long dim1, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_t")]
    public static partial int T(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_unsqueeze")]
    public static partial int Unsqueeze(TensorHandle self, long dim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_squeeze")]
    public static partial int Squeeze(TensorHandle self, long dim, int hasDim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_narrow")]
    public static partial int Narrow(TensorHandle self, long dim, long start, long length, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_slice")]
    public static partial int Slice(TensorHandle self, long dim, long start, long end, long step, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_select")]
    public static partial int Select(TensorHandle self, long dim, long index, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_index_select")]
    public static partial int IndexSelect(TensorHandle self, long dim, TensorHandle index, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_gather")]
    public static partial int Gather(TensorHandle self, long dim, TensorHandle index, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_scatter")]
    public static partial int Scatter(TensorHandle self, long dim, TensorHandle index, TensorHandle source, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_scatter_in_place")]
    public static partial int ScatterInPlace(TensorHandle self, long dim, TensorHandle index, TensorHandle source);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_roll")]
    public static partial int Roll(TensorHandle self, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_index")]
    public static partial int Index(TensorHandle self, ReadOnlySpan<NativeIndex> indices, long count, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_index_put")]
    public static partial int IndexPut(TensorHandle self, ReadOnlySpan<NativeIndex> indices, long count, TensorHandle value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_nonzero")]
    public static partial int Nonzero(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_masked_select")]
    public static partial int MaskedSelect(TensorHandle self, TensorHandle mask, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_cat")]
    public static partial int Cat(ReadOnlySpan<nint> tensors, long count, long dim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_stack")]
    public static partial int Stack(ReadOnlySpan<nint> tensors, long count, long dim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_split")]
    public static partial int Split(TensorHandle self, long size, long dim, Span<nint> parts, long capacity, out long count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_split_sizes")]
    public static partial int SplitSizes(TensorHandle self, ReadOnlySpan<long> sizes, long sizeCount, long dim, Span<nint> parts, long capacity, out long count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_chunk")]
    public static partial int Chunk(TensorHandle self, long chunks, long dim, Span<nint> parts, long capacity, out long count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_shape_unbind")]
    public static partial int Unbind(TensorHandle self, long dim, Span<nint> parts, long capacity, out long count);
}

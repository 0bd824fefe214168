using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Sums, extremes, orders and normalised exponentials. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeReduce
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_sum")]
    public static partial int Sum(TensorHandle self, ReadOnlySpan<long> dims, long count, int keepdim, int dtype, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_mean")]
    public static partial int Mean(TensorHandle self, ReadOnlySpan<long> dims, long count, int keepdim, int dtype, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_var")]
    public static partial int Var(TensorHandle self, ReadOnlySpan<long> dims, long count, int unbiased, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_std")]
    public static partial int Std(TensorHandle self, ReadOnlySpan<long> dims, long count, int unbiased, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_norm")]
    public static partial int Norm(TensorHandle self, double p, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_norm_dim")]
    public static partial int NormDim(TensorHandle self, double p, long dim, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_max")]
    public static partial int Max(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_min")]
    public static partial int Min(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_all")]
    public static partial int All(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_any")]
    public static partial int Any(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_max_dim")]
    public static partial int MaxDim(TensorHandle self, long dim, int keepdim, out TensorHandle values, out TensorHandle indices);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_min_dim")]
    public static partial int MinDim(TensorHandle self, long dim, int keepdim, out TensorHandle values, out TensorHandle indices);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_all_dim")]
    public static partial int AllDim(TensorHandle self, long dim, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_any_dim")]
    public static partial int AnyDim(TensorHandle self, long dim, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_amax")]
    public static partial int Amax(TensorHandle self, ReadOnlySpan<long> dims, long count, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_amin")]
    public static partial int Amin(TensorHandle self, ReadOnlySpan<long> dims, long count, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_argmax")]
    public static partial int Argmax(TensorHandle self, long dim, int hasDim, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_argmin")]
    public static partial int Argmin(TensorHandle self, long dim, int hasDim, int keepdim, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_argsort")]
    public static partial int Argsort(TensorHandle self, long dim, int descending, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_sort")]
    public static partial int Sort(TensorHandle self, long dim, int descending, int stable, out TensorHandle values, out TensorHandle indices);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_topk")]
    public static partial int Topk(TensorHandle self, long k, long dim, int largest, int sorted, out TensorHandle values, out TensorHandle indices);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_cumsum")]
    public static partial int Cumsum(TensorHandle self, long dim, int dtype, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_softmax")]
    public static partial int Softmax(TensorHandle self, long dim, int dtype, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_log_softmax")]
    public static partial int LogSoftmax(TensorHandle self, long dim, int dtype, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_reduce_bincount")]
    public static partial int Bincount(TensorHandle self, TensorHandle weights, long minimumLength, out TensorHandle result);
}

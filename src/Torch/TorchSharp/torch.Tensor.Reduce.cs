using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Wrap(NativeReduce.Sum(H, [], 0, 0, TypeOrNone(type), out var r), r);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Wrap(NativeReduce.Sum(H, dim, dim.Length, keepdim ? 1 : 0, TypeOrNone(type), out var r), r);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor mean() => Wrap(NativeReduce.Mean(H, [], 0, 0, -1, out var r), r);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Wrap(NativeReduce.Mean(H, dimensions, dimensions.Length, keepdim ? 1 : 0, TypeOrNone(type), out var r), r);

        public Tensor var(bool unbiased = true) => Wrap(NativeReduce.Var(H, [], 0, unbiased ? 1 : 0, 0, out var r), r);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Cast(Wrap(NativeReduce.Var(H, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0, out var r), r), type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Wrap(NativeReduce.Std(H, [], 0, unbiased ? 1 : 0, 0, out var r), r);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Cast(Wrap(NativeReduce.Std(H, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0, out var r), r), type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        public Tensor norm(float p = 2.0f) => Wrap(NativeReduce.Norm(H, p, out var r), r);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => Wrap(NativeReduce.NormDim(H, p, dim, keepdim ? 1 : 0, out var r), r);

        public Tensor max() => Wrap(NativeReduce.Max(H, out var r), r);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Wrap(NativeReduce.MaxDim(H, dim, keepdim ? 1 : 0, out var values, out var indices), values, indices);

        public Tensor min() => Wrap(NativeReduce.Min(H, out var r), r);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Wrap(NativeReduce.MinDim(H, dim, keepdim ? 1 : 0, out var values, out var indices), values, indices);

        public Tensor amax(params long[] dims) => Wrap(NativeReduce.Amax(H, dims, dims.Length, 0, out var r), r);

        public Tensor amin(params long[] dims) => Wrap(NativeReduce.Amin(H, dims, dims.Length, 0, out var r), r);

        public Tensor all() => Wrap(NativeReduce.All(H, out var r), r);

        public Tensor all(long dim, bool keepdim = false) => Wrap(NativeReduce.AllDim(H, dim, keepdim ? 1 : 0, out var r), r);

        public Tensor any() => Wrap(NativeReduce.Any(H, out var r), r);

        public Tensor any(long dim, bool keepdim = false) => Wrap(NativeReduce.AnyDim(H, dim, keepdim ? 1 : 0, out var r), r);

        public Tensor argmax() => Wrap(NativeReduce.Argmax(H, 0, 0, 0, out var r), r);

        public Tensor argmax(long dim, bool keepdim = false) => Wrap(NativeReduce.Argmax(H, dim, 1, keepdim ? 1 : 0, out var r), r);

        public Tensor argmin() => Wrap(NativeReduce.Argmin(H, 0, 0, 0, out var r), r);

        public Tensor argmin(long dim, bool keepdim = false) => Wrap(NativeReduce.Argmin(H, dim, 1, keepdim ? 1 : 0, out var r), r);

        public Tensor argsort(long dim = -1, bool descending = false) => Wrap(NativeReduce.Argsort(H, dim, descending ? 1 : 0, out var r), r);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Wrap(NativeReduce.Sort(H, dim, descending ? 1 : 0, stable ? 1 : 0, out var values, out var indices), values, indices);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Wrap(NativeReduce.Topk(H, k, dim, largest ? 1 : 0, sorted ? 1 : 0, out var values, out var indices), values, indices);

        public Tensor cumsum(long dim, ScalarType? type = null) => Wrap(NativeReduce.Cumsum(H, dim, TypeOrNone(type), out var r), r);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Wrap(NativeReduce.Softmax(H, dim, TypeOrNone(dtype), out var r), r);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Wrap(NativeReduce.LogSoftmax(H, dim, TypeOrNone(dtype), out var r), r);

        public Tensor bincount(Tensor? weights, long minlength = 0) =>
            Wrap(NativeReduce.Bincount(H, HandleOrNone(weights), minlength, out var r), r);

        internal static int TypeOrNone(ScalarType? type) => type.HasValue ? (int)type.Value : -1;

        private static Tensor Cast(Tensor tensor, ScalarType? type)
        {
            if (type is null || tensor.dtype == type)
                return tensor;
            using (tensor)
                return tensor.to_type(type.Value);
        }
    }
}

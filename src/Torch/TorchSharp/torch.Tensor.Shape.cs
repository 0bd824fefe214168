using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => t();

        public Tensor reshape(params long[] shape) => Wrap(NativeShape.Reshape(H, shape, shape.Length, out var r), r);

        public Tensor view(params long[] shape) => Wrap(NativeShape.View(H, shape, shape.Length, out var r), r);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Wrap(NativeShape.Flatten(H, start_dim, end_dim, out var r), r);

        public Tensor permute(params long[] permutation) => Wrap(NativeShape.Permute(H, permutation, permutation.Length, out var r), r);

        public Tensor transpose(long dim0, long dim1) => Wrap(NativeShape.Transpose(H, dim0, dim1, out var r), r);

        public Tensor t() => Wrap(NativeShape.T(H, out var r), r);

        public Tensor unsqueeze(long dim) => Wrap(NativeShape.Unsqueeze(H, dim, out var r), r);

        public Tensor squeeze(long? dim = null) => Wrap(NativeShape.Squeeze(H, dim ?? 0, dim.HasValue ? 1 : 0, out var r), r);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Wrap(NativeShape.Expand(H, sizes, sizes.Length, out var r), r);

        public Tensor expand(params long[] sizes) => expand(sizes, isImplicit: false);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => Wrap(NativeShape.Repeat(H, sizes, sizes.Length, out var r), r);

        public Tensor flip(params long[] dims) => Wrap(NativeShape.Flip(H, dims, dims.Length, out var r), r);

        public Tensor roll(long shifts, long? dims = null) =>
            Wrap(NativeShape.Roll(H, [shifts], dims.HasValue ? [dims.Value] : [], 1, out var r), r);

        public Tensor narrow(long dim, long start, long length) => Wrap(NativeShape.Narrow(H, dim, start, length, out var r), r);

        public Tensor slice(long dim, long start, long finish, long step) => Wrap(NativeShape.Slice(H, dim, start, finish, step, out var r), r);

        public Tensor select(long dim, long index) => Wrap(NativeShape.Select(H, dim, index, out var r), r);

        public Tensor index_select(long dim, Tensor index) => Wrap(NativeShape.IndexSelect(H, dim, index.H, out var r), r);

        public Tensor gather(long dim, Tensor index) => Wrap(NativeShape.Gather(H, dim, index.H, out var r), r);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Wrap(NativeShape.Scatter(H, dim, index.H, src.H, out var r), r);

        public Tensor scatter_(long dim, Tensor index, Tensor src)
        {
            Check(NativeShape.ScatterInPlace(H, dim, index.H, src.H));
            return this;
        }

        public Tensor nonzero() => Wrap(NativeShape.Nonzero(H, out var r), r);

        public Tensor masked_select(Tensor mask) => Wrap(NativeShape.MaskedSelect(H, mask.H, out var r), r);

        public Tensor[] split(long size, int dim = 0)
        {
            Span<nint> parts = new nint[shape[dim < 0 ? dim + ndim : dim] / Math.Max(size, 1) + 1];
            return Wrap(NativeShape.Split(H, size, dim, parts, parts.Length, out var count), parts[..(int)count]);
        }

        public Tensor[] split(long[] sizes, long dim = 0)
        {
            Span<nint> parts = new nint[sizes.Length];
            return Wrap(NativeShape.SplitSizes(H, sizes, sizes.Length, dim, parts, parts.Length, out var count), parts[..(int)count]);
        }

        public Tensor[] chunk(long chunks, long dim = 0L)
        {
            Span<nint> parts = new nint[Math.Max(chunks, 1)];
            return Wrap(NativeShape.Chunk(H, chunks, dim, parts, parts.Length, out var count), parts[..(int)count]);
        }

        public Tensor[] unbind(long dimension = 0L)
        {
            Span<nint> parts = new nint[shape[dimension < 0 ? dimension + ndim : dimension]];
            return Wrap(NativeShape.Unbind(H, dimension, parts, parts.Length, out var count), parts[..(int)count]);
        }
    }
}

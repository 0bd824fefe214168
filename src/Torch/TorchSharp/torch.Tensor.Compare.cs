using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Wrap(NativeCompare.Eq(H, target.H, out var r), r);

        public Tensor eq(Scalar target) => Wrap(NativeCompare.EqScalar(H, target.Value, out var r), r);

        public Tensor ne(Tensor target) => Wrap(NativeCompare.Ne(H, target.H, out var r), r);

        public Tensor ne(Scalar target) => Wrap(NativeCompare.NeScalar(H, target.Value, out var r), r);

        public Tensor lt(Tensor target) => Wrap(NativeCompare.Lt(H, target.H, out var r), r);

        public Tensor lt(Scalar target) => Wrap(NativeCompare.LtScalar(H, target.Value, out var r), r);

        public Tensor le(Tensor target) => Wrap(NativeCompare.Le(H, target.H, out var r), r);

        public Tensor le(Scalar target) => Wrap(NativeCompare.LeScalar(H, target.Value, out var r), r);

        public Tensor gt(Tensor target) => Wrap(NativeCompare.Gt(H, target.H, out var r), r);

        public Tensor gt(Scalar target) => Wrap(NativeCompare.GtScalar(H, target.Value, out var r), r);

        public Tensor ge(Tensor target) => Wrap(NativeCompare.Ge(H, target.H, out var r), r);

        public Tensor ge(Scalar target) => Wrap(NativeCompare.GeScalar(H, target.Value, out var r), r);

        public Tensor logical_and(Tensor other) => Wrap(NativeCompare.LogicalAnd(H, other.H, out var r), r);

        public Tensor logical_or(Tensor other) => Wrap(NativeCompare.LogicalOr(H, other.H, out var r), r);

        public Tensor logical_xor(Tensor other) => Wrap(NativeCompare.LogicalXor(H, other.H, out var r), r);

        public Tensor logical_not() => Wrap(NativeCompare.LogicalNot(H, out var r), r);

        public Tensor isnan() => Wrap(NativeCompare.IsNan(H, out var r), r);

        public Tensor isfinite() => Wrap(NativeCompare.IsFinite(H, out var r), r);

        public Tensor isinf() => Wrap(NativeCompare.IsInf(H, out var r), r);

        public Tensor maximum(Tensor other) => Wrap(NativeCompare.Maximum(H, other.H, out var r), r);

        public Tensor minimum(Tensor other) => Wrap(NativeCompare.Minimum(H, other.H, out var r), r);

        public Tensor masked_fill(Tensor mask, Scalar value) => Wrap(NativeCompare.MaskedFill(H, mask.H, value.Value, out var r), r);

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(NativeCompare.MaskedFillInPlace(H, mask.H, value.Value));

        /// <summary>This where the condition holds, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Wrap(NativeCompare.Where(condition.H, H, y.H, out var r), r);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            Check(NativeCompare.AllClose(H, target.H, rtol, atol, equal_nan ? 1 : 0, out var value));
            return value != 0;
        }
    }
}

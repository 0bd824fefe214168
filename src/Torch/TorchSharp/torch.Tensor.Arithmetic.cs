using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <c>div</c> rounds: not at all, towards zero, or down.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    public partial class Tensor
    {
        private static readonly NativeScalar One = NativeScalar.Of(1L);

        public Tensor add(Tensor target) => Wrap(NativeMath.Add(H, target.H, One, out var r), r);

        public Tensor add(Tensor target, Scalar alpha) => Wrap(NativeMath.Add(H, target.H, alpha.Value, out var r), r);

        public Tensor add(Scalar scalar) => Wrap(NativeMath.AddScalar(H, scalar.Value, One, out var r), r);

        public Tensor add(Scalar scalar, Scalar alpha) => Wrap(NativeMath.AddScalar(H, scalar.Value, alpha.Value, out var r), r);

        public Tensor add_(Tensor target) => InPlace(NativeMath.AddInPlace(H, target.H, One));

        public Tensor add_(Tensor target, Scalar alpha) => InPlace(NativeMath.AddInPlace(H, target.H, alpha.Value));

        public Tensor add_(Scalar scalar) => InPlace(NativeMath.AddScalarInPlace(H, scalar.Value, One));

        public Tensor add_(Scalar scalar, Scalar alpha) => InPlace(NativeMath.AddScalarInPlace(H, scalar.Value, alpha.Value));

        public Tensor sub(Tensor target) => Wrap(NativeMath.Sub(H, target.H, out var r), r);

        public Tensor sub(Scalar target) => Wrap(NativeMath.SubScalar(H, target.Value, out var r), r);

        public Tensor sub_(Tensor target) => InPlace(NativeMath.SubInPlace(H, target.H));

        public Tensor sub_(Scalar target) => InPlace(NativeMath.SubScalarInPlace(H, target.Value));

        public Tensor mul(Tensor target) => Wrap(NativeMath.Mul(H, target.H, out var r), r);

        public Tensor mul(Scalar target) => Wrap(NativeMath.MulScalar(H, target.Value, out var r), r);

        public Tensor mul_(Tensor target) => InPlace(NativeMath.MulInPlace(H, target.H));

        public Tensor mul_(Scalar target) => InPlace(NativeMath.MulScalarInPlace(H, target.Value));

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Wrap(NativeMath.Div(H, target.H, (int)rounding_mode, out var r), r);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Wrap(NativeMath.DivScalar(H, target.Value, (int)rounding_mode, out var r), r);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlace(NativeMath.DivInPlace(H, target.H, (int)rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlace(NativeMath.DivScalarInPlace(H, target.Value, (int)rounding_mode));

        public Tensor pow(Tensor exponent) => Wrap(NativeMath.Pow(H, exponent.H, out var r), r);

        public Tensor pow(Scalar exponent) => Wrap(NativeMath.PowScalar(H, exponent.Value, out var r), r);

        public Tensor pow_(Tensor exponent) => InPlace(NativeMath.PowInPlace(H, exponent.H));

        public Tensor pow_(Scalar exponent) => InPlace(NativeMath.PowScalarInPlace(H, exponent.Value));

        public Tensor remainder(Tensor target) => Wrap(NativeMath.Remainder(H, target.H, out var r), r);

        public Tensor remainder(Scalar scalar) => Wrap(NativeMath.RemainderScalar(H, scalar.Value, out var r), r);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Wrap(NativeMath.Addcmul(H, tensor1.H, tensor2.H, value.Value, out var r), r);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace(NativeMath.AddcmulInPlace(H, tensor1.H, tensor2.H, value.Value));

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Wrap(NativeMath.Addcdiv(H, tensor1.H, tensor2.H, value.Value, out var r), r);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace(NativeMath.AddcdivInPlace(H, tensor1.H, tensor2.H, value.Value));

        public Tensor lerp(Tensor end, Tensor weight) => Wrap(NativeMath.Lerp(H, end.H, weight.H, out var r), r);

        public Tensor lerp_(Tensor end, Tensor weight) => InPlace(NativeMath.LerpInPlace(H, end.H, weight.H));

        public Tensor fill_(Scalar value) => InPlace(NativeMath.Fill(H, value.Value));

        public Tensor zero_() => InPlace(NativeMath.Fill(H, NativeScalar.Of(0L)));

        public Tensor matmul(Tensor target) => Wrap(NativeMath.Matmul(H, target.H, out var r), r);

        public Tensor mm(Tensor target) => Wrap(NativeMath.Mm(H, target.H, out var r), r);

        public Tensor bmm(Tensor batch2) => Wrap(NativeMath.Bmm(H, batch2.H, out var r), r);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Wrap(NativeMath.Addmm(H, mat1.H, mat2.H, beta, alpha, out var r), r);

        public Tensor outer(Tensor vec2) => Wrap(NativeMath.Outer(H, vec2.H, out var r), r);

        private Tensor InPlace(int status)
        {
            Check(status);
            return this;
        }
    }
}

using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor neg() => Wrap(NativeMath.Neg(H, out var r), r);

        public Tensor neg_() => InPlace(NativeMath.NegInPlace(H));

        public Tensor abs() => Wrap(NativeMath.Abs(H, out var r), r);

        public Tensor abs_() => InPlace(NativeMath.AbsInPlace(H));

        public Tensor exp() => Wrap(NativeMath.Exp(H, out var r), r);

        public Tensor exp_() => InPlace(NativeMath.ExpInPlace(H));

        public Tensor expm1() => Wrap(NativeMath.Expm1(H, out var r), r);

        public Tensor log() => Wrap(NativeMath.Log(H, out var r), r);

        public Tensor log_() => InPlace(NativeMath.LogInPlace(H));

        public Tensor log1p() => Wrap(NativeMath.Log1p(H, out var r), r);

        public Tensor log2() => Wrap(NativeMath.Log2(H, out var r), r);

        public Tensor sqrt() => Wrap(NativeMath.Sqrt(H, out var r), r);

        public Tensor sqrt_() => InPlace(NativeMath.SqrtInPlace(H));

        public Tensor rsqrt() => Wrap(NativeMath.Rsqrt(H, out var r), r);

        public Tensor rsqrt_() => InPlace(NativeMath.RsqrtInPlace(H));

        public Tensor reciprocal() => Wrap(NativeMath.Reciprocal(H, out var r), r);

        public Tensor square() => Wrap(NativeMath.Square(H, out var r), r);

        public Tensor sin() => Wrap(NativeMath.Sin(H, out var r), r);

        public Tensor cos() => Wrap(NativeMath.Cos(H, out var r), r);

        public Tensor erf() => Wrap(NativeMath.Erf(H, out var r), r);

        public Tensor sign() => Wrap(NativeMath.Sign(H, out var r), r);

        public Tensor floor() => Wrap(NativeMath.Floor(H, out var r), r);

        public Tensor ceil() => Wrap(NativeMath.Ceil(H, out var r), r);

        public Tensor round(long decimals = 0L) => Wrap(NativeMath.Round(H, decimals, out var r), r);

        public Tensor relu() => Wrap(NativeMath.Relu(H, out var r), r);

        public Tensor relu_() => InPlace(NativeMath.ReluInPlace(H));

        public Tensor sigmoid() => Wrap(NativeMath.Sigmoid(H, out var r), r);

        public Tensor sigmoid_() => InPlace(NativeMath.SigmoidInPlace(H));

        public Tensor tanh() => Wrap(NativeMath.Tanh(H, out var r), r);

        public Tensor tanh_() => InPlace(NativeMath.TanhInPlace(H));

        public Tensor silu() => Wrap(NativeMath.Silu(H, out var r), r);

        public Tensor silu_() => InPlace(NativeMath.SiluInPlace(H));

        public Tensor gelu() => Wrap(NativeMath.Gelu(H, tanh: 0, out var r), r);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) =>
            Wrap(NativeMath.Clamp(H, ValueOrNone(min), ValueOrNone(max), out var r), r);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) =>
            Wrap(NativeMath.ClampTensor(H, HandleOrNone(min), HandleOrNone(max), out var r), r);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) =>
            InPlace(NativeMath.ClampInPlace(H, ValueOrNone(min), ValueOrNone(max)));

        internal static NativeScalar ValueOrNone(Scalar? scalar) => scalar?.Value ?? NativeScalar.None;
    }
}

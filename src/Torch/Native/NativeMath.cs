using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Elementwise arithmetic and matrix products. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeMath
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_neg")]
    public static partial int Neg(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_abs")]
    public static partial int Abs(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_exp")]
    public static partial int Exp(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_expm1")]
    public static partial int Expm1(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_log")]
    public static partial int Log(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_log1p")]
    public static partial int Log1p(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_log2")]
    public static partial int Log2(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sqrt")]
    public static partial int Sqrt(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_rsqrt")]
    public static partial int Rsqrt(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_reciprocal")]
    public static partial int Reciprocal(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sin")]
    public static partial int Sin(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_cos")]
    public static partial int Cos(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_tanh")]
    public static partial int Tanh(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sigmoid")]
    public static partial int Sigmoid(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_relu")]
    public static partial int Relu(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_silu")]
    public static partial int Silu(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_erf")]
    public static partial int Erf(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sign")]
    public static partial int Sign(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_floor")]
    public static partial int Floor(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_ceil")]
    public static partial int Ceil(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_square")]
    public static partial int Square(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_gelu")]
    public static partial int Gelu(TensorHandle self, int tanh, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_round")]
    public static partial int Round(TensorHandle self, long decimals, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_neg_in_place")]
    public static partial int NegInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_abs_in_place")]
    public static partial int AbsInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_exp_in_place")]
    public static partial int ExpInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_log_in_place")]
    public static partial int LogInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sqrt_in_place")]
    public static partial int SqrtInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_rsqrt_in_place")]
    public static partial int RsqrtInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_tanh_in_place")]
    public static partial int TanhInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sigmoid_in_place")]
    public static partial int SigmoidInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_relu_in_place")]
    public static partial int ReluInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_silu_in_place")]
    public static partial int SiluInPlace(TensorHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_add")]
    public static partial int Add(TensorHandle self, TensorHandle other, NativeScalar alpha, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_add_scalar")]
    public static partial int AddScalar(TensorHandle self, NativeScalar other, NativeScalar alpha, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_add_in_place")]
    public static partial int AddInPlace(TensorHandle self, TensorHandle other, NativeScalar alpha);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_add_scalar_in_place")]
    public static partial int AddScalarInPlace(TensorHandle self, NativeScalar other, NativeScalar alpha);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sub")]
    public static partial int Sub(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sub_scalar")]
    public static partial int SubScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sub_in_place")]
    public static partial int SubInPlace(TensorHandle self, TensorHandle other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_sub_scalar_in_place")]
    public static partial int SubScalarInPlace(TensorHandle self, NativeScalar other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_mul")]
    public static partial int Mul(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_mul_scalar")]
    public static partial int MulScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_mul_in_place")]
    public static partial int MulInPlace(TensorHandle self, TensorHandle other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_mul_scalar_in_place")]
    public static partial int MulScalarInPlace(TensorHandle self, NativeScalar other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_pow")]
    public static partial int Pow(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_pow_scalar")]
    public static partial int PowScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_pow_in_place")]
    public static partial int PowInPlace(TensorHandle self, TensorHandle other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_pow_scalar_in_place")]
    public static partial int PowScalarInPlace(TensorHandle self, NativeScalar other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_remainder")]
    public static partial int Remainder(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_remainder_scalar")]
    public static partial int RemainderScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_remainder_in_place")]
    public static partial int RemainderInPlace(TensorHandle self, TensorHandle other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_remainder_scalar_in_place")]
    public static partial int RemainderScalarInPlace(TensorHandle self, NativeScalar other);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_div")]
    public static partial int Div(TensorHandle self, TensorHandle other, int rounding, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_div_scalar")]
    public static partial int DivScalar(TensorHandle self, NativeScalar other, int rounding, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_div_in_place")]
    public static partial int DivInPlace(TensorHandle self, TensorHandle other, int rounding);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_div_scalar_in_place")]
    public static partial int DivScalarInPlace(TensorHandle self, NativeScalar other, int rounding);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_clamp")]
    public static partial int Clamp(TensorHandle self, NativeScalar low, NativeScalar high, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_clamp_in_place")]
    public static partial int ClampInPlace(TensorHandle self, NativeScalar low, NativeScalar high);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_clamp_tensor")]
    public static partial int ClampTensor(TensorHandle self, TensorHandle low, TensorHandle high, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_fill")]
    public static partial int Fill(TensorHandle self, NativeScalar value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_addcmul")]
    public static partial int Addcmul(TensorHandle self, TensorHandle left, TensorHandle right, NativeScalar value, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_addcmul_in_place")]
    public static partial int AddcmulInPlace(TensorHandle self, TensorHandle left, TensorHandle right, NativeScalar value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_addcdiv")]
    public static partial int Addcdiv(TensorHandle self, TensorHandle left, TensorHandle right, NativeScalar value, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_addcdiv_in_place")]
    public static partial int AddcdivInPlace(TensorHandle self, TensorHandle left, TensorHandle right, NativeScalar value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_lerp")]
    public static partial int Lerp(TensorHandle self, TensorHandle end, TensorHandle weight, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_lerp_in_place")]
    public static partial int LerpInPlace(TensorHandle self, TensorHandle end, TensorHandle weight);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_lerp_all")]
    public static partial int LerpAll(ReadOnlySpan<nint> targets, ReadOnlySpan<nint> sources, long count, double weight);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_matmul")]
    public static partial int Matmul(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_mm")]
    public static partial int Mm(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_bmm")]
    public static partial int Bmm(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_addmm")]
    public static partial int Addmm(TensorHandle self, TensorHandle left, TensorHandle right, double beta, double alpha, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_math_outer")]
    public static partial int Outer(TensorHandle self, TensorHandle other, out TensorHandle result);
}

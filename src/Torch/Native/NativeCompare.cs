using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Comparison, logic and choice by elements. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeCompare
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_logical_not")]
    public static partial int LogicalNot(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_is_nan")]
    public static partial int IsNan(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_is_finite")]
    public static partial int IsFinite(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_is_inf")]
    public static partial int IsInf(TensorHandle self, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_eq")]
    public static partial int Eq(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_eq_scalar")]
    public static partial int EqScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_ne")]
    public static partial int Ne(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_ne_scalar")]
    public static partial int NeScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_lt")]
    public static partial int Lt(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_lt_scalar")]
    public static partial int LtScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_le")]
    public static partial int Le(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_le_scalar")]
    public static partial int LeScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_gt")]
    public static partial int Gt(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_gt_scalar")]
    public static partial int GtScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_ge")]
    public static partial int Ge(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_ge_scalar")]
    public static partial int GeScalar(TensorHandle self, NativeScalar other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_logical_and")]
    public static partial int LogicalAnd(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_logical_or")]
    public static partial int LogicalOr(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_logical_xor")]
    public static partial int LogicalXor(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_maximum")]
    public static partial int Maximum(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_minimum")]
    public static partial int Minimum(TensorHandle self, TensorHandle other, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_masked_fill")]
    public static partial int MaskedFill(TensorHandle self, TensorHandle mask, NativeScalar value, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_masked_fill_in_place")]
    public static partial int MaskedFillInPlace(TensorHandle self, TensorHandle mask, NativeScalar value);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_where")]
    public static partial int Where(TensorHandle condition, TensorHandle left, TensorHandle right, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_compare_all_close")]
    public static partial int AllClose(TensorHandle self, TensorHandle other, double relative, double absolute, int equalNan, out int value);
}

using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Layers and losses. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeNn
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_conv2d")]
    public static partial int Conv2d(TensorHandle input, TensorHandle weight, TensorHandle bias, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, long groups, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_conv2d_same")]
    public static partial int Conv2dSame(TensorHandle input, TensorHandle weight, TensorHandle bias, ReadOnlySpan<long> stride, ReadOnlySpan<long> dilation, long groups, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_batch_norm")]
    public static partial int BatchNorm(TensorHandle input, TensorHandle weight, TensorHandle bias, TensorHandle mean, TensorHandle variance, int training, double momentum, double eps, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_layer_norm")]
    public static partial int LayerNorm(TensorHandle input, ReadOnlySpan<long> shape, long count, TensorHandle weight, TensorHandle bias, double eps, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_linear")]
    public static partial int Linear(TensorHandle input, TensorHandle weight, TensorHandle bias, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_max_pool2d")]
    public static partial int MaxPool2d(TensorHandle input, ReadOnlySpan<long> kernel, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, int ceil, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_avg_pool2d")]
    public static partial int AvgPool2d(TensorHandle input, ReadOnlySpan<long> kernel, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, int ceil, int includePad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_adaptive_avg_pool2d")]
    public static partial int AdaptiveAvgPool2d(TensorHandle input, ReadOnlySpan<long> size, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_dropout")]
    public static partial int Dropout(TensorHandle input, double p, int training, int inplace, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_cross_entropy")]
    public static partial int CrossEntropy(TensorHandle input, TensorHandle target, TensorHandle weight, long ignoreIndex, long reduction, double smoothing, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_nll_loss")]
    public static partial int NllLoss(TensorHandle input, TensorHandle target, TensorHandle weight, long ignoreIndex, long reduction, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_mse_loss")]
    public static partial int MseLoss(TensorHandle input, TensorHandle target, long reduction, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_pad")]
    public static partial int Pad(TensorHandle input, ReadOnlySpan<long> pad, long count, int mode, double value, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_interpolate")]
    public static partial int Interpolate(TensorHandle input, ReadOnlySpan<long> size, int mode, int alignCorners, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_nn_one_hot")]
    public static partial int OneHot(TensorHandle input, long classes, out TensorHandle result);
}

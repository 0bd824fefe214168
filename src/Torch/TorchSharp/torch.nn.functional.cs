using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;
using static TorchSharp.torch.Tensor;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <c>interpolate</c> finds values between pixels.</summary>
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            public static Tensor tanh(Tensor x) => x.tanh();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Wrap(NativeNn.Conv2d(input.H, weight.H, HandleOrNone(bias), Two(strides, 1), Two(padding, 0), Two(dilation, 1), groups, out var r), r);

            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Wrap(NativeNn.BatchNorm(
                    input.H, HandleOrNone(weight), HandleOrNone(bias), HandleOrNone(running_mean), HandleOrNone(running_var),
                    training ? 1 : 0, momentum, eps, out var r), r);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Wrap(NativeNn.LayerNorm(input.H, normalized_shape, normalized_shape.Length, HandleOrNone(weight), HandleOrNone(bias), eps, out var r), r);

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Wrap(NativeNn.Linear(input.H, weights.H, HandleOrNone(bias), out var r), r);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Wrap(NativeNn.Dropout(input.H, p, training ? 1 : 0, inplace ? 1 : 0, out var r), r);

            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Wrap(NativeNn.MaxPool2d(input.H, Two(kernel_size, 1), Two(strides ?? kernel_size, 1), Two(padding, 0), Two(dilation, 1), ceil_mode ? 1 : 0, out var r), r);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Wrap(NativeNn.AvgPool2d(input.H, Two(kernel_size, 1), Two(stride ?? kernel_size, 1), Two(padding, 0), ceil_mode ? 1 : 0, count_include_pad ? 1 : 0, out var r), r);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true) =>
                avg_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], ceil_mode, count_include_pad);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Wrap(NativeNn.AdaptiveAvgPool2d(input.H, Two(output_size, 1), out var r), r);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Pair(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>Pads by left, right, top, bottom: the last dimension first.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Wrap(NativeNn.Pad(input.H, pad, pad.Length, (int)mode, value, out var r), r);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Wrap(NativeNn.OneHot(x.H, num_classes, out var r), r);

            /// <summary>Resizes N×C×H×W to <paramref name="size"/>, or by <paramref name="scale_factor"/>.</summary>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Give either a size or a scale factor");
                var shape = x.shape;
                size ??= [.. scale_factor!.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
                return Wrap(NativeNn.Interpolate(x.H, Two(size, 1), (int)mode, align_corners == true ? 1 : 0, out var r), r);
            }

            internal static Tensor conv2d_same(Tensor input, Tensor weight, Tensor? bias, long[] strides, long[] dilation, long groups) =>
                Wrap(NativeNn.Conv2dSame(input.H, weight.H, HandleOrNone(bias), Two(strides, 1), Two(dilation, 1), groups, out var r), r);

            private static long[] Two(long[]? values, long otherwise) => values switch
            {
                null => [otherwise, otherwise],
                [var one] => [one, one],
                _ => values,
            };
        }
    }
}

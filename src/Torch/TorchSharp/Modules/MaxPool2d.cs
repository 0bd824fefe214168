using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The largest of each window.</summary>
    public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool2d(long[] kernel_size, long[] stride, long[] padding, long[] dilation, bool ceil_mode)
            : base(nameof(MaxPool2d)) =>
            (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation, ceil_mode);

        public long[] kernel_size { get; }

        public long[] stride { get; }

        public long[] padding { get; }

        public long[] dilation { get; }

        public bool ceil_mode { get; }

        public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <remarks>Both versions name alike: stride, padding, dilation. Pass the rest by position.</remarks>
            public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new([kernel_size, kernel_size], Twice(stride ?? kernel_size), Twice(padding ?? 0), Twice(dilation ?? 1), ceil_mode);

            public static Modules.MaxPool2d MaxPool2d(
                (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                new(Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)), ceil_mode);

            internal static long[] Twice(long value) => [value, value];
        }
    }
}

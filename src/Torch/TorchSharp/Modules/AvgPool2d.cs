using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The mean of each window.</summary>
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool2d(long[] kernel_size, long[] stride, long[] padding, bool ceil_mode, bool count_include_pad)
            : base(nameof(AvgPool2d)) =>
            (this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad) = (kernel_size, stride, padding, ceil_mode, count_include_pad);

        public long[] kernel_size { get; }

        public long[] stride { get; }

        public long[] padding { get; }

        public bool ceil_mode { get; }

        public bool count_include_pad { get; }

        public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.AvgPool2d AvgPool2d(
                long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                new(Twice(kernel_size), Twice(stride ?? kernel_size), Twice(padding ?? 0), ceil_mode, count_include_pad);
        }
    }
}

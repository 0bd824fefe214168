using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Convolution of N×C×H×W; weight is out × in/groups × kernel height × kernel width.</summary>
    public sealed class Conv2d : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight;
        private Parameter? _bias;

        internal Conv2d(
            long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? paddingType, long[] dilation,
            PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d))
        {
            if (groups < 1 || in_channels % groups != 0 || out_channels % groups != 0)
                throw new ArgumentException($"{groups} groups do not divide {in_channels} input and {out_channels} output channels", nameof(groups));
            (this.in_channels, this.out_channels, this.kernel_size, this.stride) = (in_channels, out_channels, kernel_size, stride);
            (this.padding, padding_type, this.dilation, this.groups) = (padding, paddingType, dilation, groups);
            this.padding_mode = padding_mode;
            _weight = nn.Parameter(empty(new[] { out_channels, in_channels / groups, kernel_size[0], kernel_size[1] }, dtype, device));
            _bias = bias ? nn.Parameter(empty(out_channels, dtype, device)) : null;
            register_parameter(nameof(weight), _weight);
            if (_bias is not null)
                register_parameter(nameof(bias), _bias);
            using var noGrad = no_grad();
            nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
            var bound = 1 / Math.Sqrt(in_channels / groups * kernel_size[0] * kernel_size[1]);
            if (_bias is not null)
                nn.init.uniform_(_bias, -bound, bound);
            SetRegistered();
        }

        public long in_channels { get; }

        public long out_channels { get; }

        public long[] kernel_size { get; }

        public long[] stride { get; }

        public long[] padding { get; }

        public Padding? padding_type { get; }

        public PaddingModes padding_mode { get; }

        public long[] dilation { get; }

        public long groups { get; }

        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        public override Tensor forward(Tensor input)
        {
            if (padding_mode is PaddingModes.Zeros or PaddingModes.Constant)
            {
                return padding_type == Padding.Same
                    ? nn.functional.conv2d_same(input, weight, bias, stride, dilation, groups)
                    : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
            }

            using var padded = nn.functional.pad(input, [padding[1], padding[1], padding[0], padding[0]], padding_mode);
            return nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <remarks>Both versions of TorchSharp name alike: stride, padding, dilation, groups, bias, device, dtype. Pass the rest by position.</remarks>
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], null, [dilation, dilation], padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Pair(kernel_size), Pair(stride ?? (1, 1)), Pair(padding ?? (0, 0)), null, Pair(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [0, 0], padding, [dilation, dilation], padding_mode, groups, bias, device, dtype);

            internal static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}

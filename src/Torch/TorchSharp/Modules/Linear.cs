using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x Wᵀ + b; weight is out × in.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight;
        private Parameter? _bias;

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(Linear))
        {
            (in_features, out_features) = (inputSize, outputSize);
            _weight = nn.Parameter(empty(outputSize, inputSize, dtype, device));
            _bias = hasBias ? nn.Parameter(empty(outputSize, dtype, device)) : null;
            register_parameter(nameof(weight), _weight);
            if (_bias is not null)
                register_parameter(nameof(bias), _bias);
            using var noGrad = no_grad();
            nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            if (_bias is not null)
                nn.init.uniform_(_bias, -bound, bound);
            SetRegistered();
        }

        public long in_features { get; }

        public long out_features { get; }

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

        public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}

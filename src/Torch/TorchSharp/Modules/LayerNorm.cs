using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalises over the last dimensions.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
            SetRegistered();
            if (!elementwise_affine)
                return;
            weight = nn.Parameter(ones(normalized_shape, dtype, device));
            bias = nn.Parameter(zeros(normalized_shape, dtype, device));
            register_parameter(nameof(weight), weight);
            register_parameter(nameof(bias), bias);
        }

        public long[] normalized_shape { get; }

        public double eps { get; }

        public bool elementwise_affine { get; }

        public Parameter? weight { get; }

        public Parameter? bias { get; }

        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true) =>
                new(normalized_shape, eps, elementwise_affine, null, null);

            public static Modules.LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true) =>
                new([normalized_shape], eps, elementwise_affine, null, null);
        }
    }
}

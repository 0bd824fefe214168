using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x · sigmoid(x).</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU()
            : base(nameof(SiLU))
        {
        }

        public override Tensor forward(Tensor tensor) => tensor.silu();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.SiLU SiLU() => new();
        }
    }
}

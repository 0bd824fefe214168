using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>−log softmax of the right class; input N×C, target N class numbers.</summary>
    public sealed class CrossEntropyLoss : nn.Module<Tensor, Tensor, Tensor>
    {
        private const long NothingIgnored = -100;

        private readonly Tensor? _weight;
        private readonly long _ignoreIndex;
        private readonly double _labelSmoothing;

        public CrossEntropyLoss(
            Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
            : base(nameof(CrossEntropyLoss))
        {
            (_weight, _ignoreIndex, this.reduction, _labelSmoothing) = (weight, ignore_index ?? NothingIgnored, reduction, label_smoothing);
            SetRegistered();
        }

        public nn.Reduction reduction { get; }

        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.cross_entropy(input, target, _weight, _ignoreIndex, reduction, _labelSmoothing);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>How the losses of a batch become one number.</summary>
            public enum Reduction : long
            {
                None = 0,
                Mean = 1,
                Sum = 2,
            }

            public static Modules.CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }
}

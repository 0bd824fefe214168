using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;
using static TorchSharp.torch.Tensor;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private const long NothingIgnored = -100;

            /// <summary>−log softmax of the right class; input N×C, target N class numbers or N×C shares.</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = NothingIgnored,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Wrap(NativeNn.CrossEntropy(input.H, target.H, HandleOrNone(weight), ignore_index, (long)reduction, label_smoothing, out var r), r);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Wrap(NativeNn.NllLoss(input.H, target.H, HandleOrNone(weight), NothingIgnored, (long)reduction, out var r), r);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Wrap(NativeNn.MseLoss(input.H, target.H, (long)reduction, out var r), r);
        }
    }
}

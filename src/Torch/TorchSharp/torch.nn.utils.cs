using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their joint norm is at most <paramref name="max_norm"/>; answers the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var list = new TensorList([.. tensors]);
                NativeStatus.Check(NativeAutograd.ClipNorm(list.Handles, list.Count, max_norm, norm_type, out var total));
                return total;
            }
        }
    }
}

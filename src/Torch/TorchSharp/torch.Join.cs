using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        using var list = new TensorList([.. tensors]);
        return Wrap(NativeShape.Cat(list.Handles, list.Count, dim, out var r), r);
    }

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        using var list = new TensorList([.. tensors]);
        return Wrap(NativeShape.Stack(list.Handles, list.Count, dim, out var r), r);
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);
}

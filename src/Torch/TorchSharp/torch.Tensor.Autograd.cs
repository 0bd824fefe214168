using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Adds the gradient of this one number to the leaves that it was made from.</summary>
        public void backward() => autograd.backward(this);

        /// <summary>The gradient gathered so far; internal because TorchSharp's two versions spell it differently.</summary>
        internal Tensor? Gradient()
        {
            NativeStatus.Check(NativeTensor.Grad(H, out var gradient));
            return gradient.IsInvalid ? null : new Tensor(gradient);
        }
    }
}

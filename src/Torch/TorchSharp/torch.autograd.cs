using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>The outputs' gradients with respect to the inputs, in the inputs' order.</summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            using var outs = new TensorList([.. outputs]);
            using var ins = new TensorList([.. inputs]);
            using var gradients = new TensorList([.. grad_outputs ?? []]);
            var results = new nint[inputs.Count];
            NativeStatus.Check(NativeAutograd.Grad(
                outs.Handles, outs.Count, ins.Handles, ins.Count, gradients.Handles, gradients.Count,
                retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, results));
            return Array.ConvertAll(results, r => r == 0 ? null! : new Tensor(new TensorHandle(r)));
        }

        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            using var outs = new TensorList([.. tensors]);
            using var gradients = new TensorList([.. grad_tensors ?? []]);
            using var ins = new TensorList([.. inputs ?? []]);
            NativeStatus.Check(NativeAutograd.Backward(
                outs.Handles, outs.Count, gradients.Handles, gradients.Count,
                retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, ins.Handles, ins.Count));
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);
    }
}

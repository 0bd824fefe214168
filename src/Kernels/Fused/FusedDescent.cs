using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>TorchSharp's SGD in one pass over each parameter; its own step takes six operations of libtorch, which small networks feel.</summary>
public static class FusedDescent
{
    /// <summary>A step as <c>optimizer.step()</c>, to rounding; all parameters are float32 in main memory.</summary>
    /// <exception cref="NotSupportedException">The optimiser has dampening or maximises, or a parameter is of another type or elsewhere.</exception>
    public static void Step(SGD optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        using var scope = NewDisposeScope();
        var states = optimizer.state_dict().State;
        var next = 0;
        foreach (var group in optimizer.ParamGroups.Cast<SGD.ParamGroup>())
        {
            var options = group.Options;
            if (options.dampening != 0 || options.maximize == true)
                throw new NotSupportedException("no dampening and no ascent");
            var momentum = options.momentum ?? 0;
            var parameters = new List<NativeParameter>();
            foreach (var parameter in group.Parameters)
            {
                var state = (SGD.State)states[next++];
                if (parameter.grad is not { } gradient)
                    continue;
                if (momentum != 0)
                    state.momentum_buffer ??= zeros_like(parameter).DetachFromDisposeScope();
                parameters.Add(new NativeParameter
                {
                    Parameter = Address(parameter),
                    Gradient = Address(gradient),
                    Velocity = momentum != 0 ? Address(state.momentum_buffer) : 0,
                    Count = parameter.numel(),
                });
            }

            KernelLibrary.Descend(CollectionsMarshal.AsSpan(parameters), options.LearningRate!.Value, momentum, options.weight_decay ?? 0, options.nesterov == true);
        }
    }

    private static nint Address(Tensor tensor) =>
        tensor.is_contiguous() && tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU
            ? KernelLibrary.Data(tensor.Handle)
            : throw new NotSupportedException($"a parameter or gradient of {tensor.dtype} on {tensor.device_type}, expected float32 in one piece in main memory");
}

using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Optimiser steps over whole parameter groups. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeOptimizer
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_free")]
    public static partial void Free(nint self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_new")]
    public static partial int New(ReadOnlySpan<nint> parameters, long count, out OptimizerHandle optimizer);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_zero_grad")]
    public static partial int ZeroGrad(OptimizerHandle self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_sgd")]
    public static partial int Sgd(OptimizerHandle self, double rate, double momentum, double dampening, double weightDecay, int nesterov, int maximize);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_adam")]
    public static partial int Adam(OptimizerHandle self, double rate, double beta1, double beta2, double eps, double weightDecay, int amsgrad, int maximize, int decoupled);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_state")]
    public static partial int State(
        OptimizerHandle self, long index, out TensorHandle first, out TensorHandle second, out TensorHandle largest, out long steps);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_optim_set_state")]
    public static partial int SetState(OptimizerHandle self, long index, TensorHandle first, TensorHandle second, TensorHandle largest, long steps);
}

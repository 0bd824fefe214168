using System.Runtime.CompilerServices;

namespace Explorer.Kernels.Loading;

/// <summary>Compiled into tests and benchmarks that use TorchSharp: left to itself it would take whatever libtorch the system has.</summary>
internal static class LoadLibtorchFirst
{
#pragma warning disable CA2255 // whichever test runs first
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run() => TorchEngine.RequireAvailable();
}

using static TorchSharp.torch;

namespace Explorer.Kernels;

/// <summary>libtorch, and this project's kernels beside it: what they are here, and what TorchSharp's API has no words for.</summary>
public static class TorchEngine
{
    private static readonly Lazy<bool> Ready = new(() =>
    {
        Libtorch.Load();
        MemoryPool.Use();
        return true;
    });

    /// <summary>What a network computes by here at best, as <c>libtorch 2.10.0 + explorer kernels 6 (avx512)</c>.</summary>
    public static string Name => HasKernels ? $"{Version} + {Kernels}" : $"{Version}, plain layers";

    /// <summary>libtorch's version, as <c>libtorch 2.10.0</c>.</summary>
    public static string Version => $"libtorch {Libtorch.Version}";

    /// <summary>The kernels, as <c>explorer kernels 6 (avx512)</c>; meaningless where there are none.</summary>
    public static string Kernels => FormattableString.Invariant($"explorer kernels {KernelLibrary.Version} ({KernelLibrary.InstructionSet})");

    /// <summary>Whether this machine has kernels, and they are not left out by choice.</summary>
    public static bool HasKernels => !KernelChoice.IsPlain && KernelLibrary.InstructionSet is not null;

    /// <summary>The kernels that <see cref="Autocast"/> takes, as <c>explorer kernels 6 (avx512_bf16)</c>; meaningless where there are none.</summary>
    public static string Bfloat16Kernels => FormattableString.Invariant($"explorer kernels {KernelLibrary.Version} ({KernelLibrary.Bfloat16InstructionSet})");

    /// <summary>Whether networks compute by kernels also under <see cref="Autocast"/>: this processor multiplies bfloat16.</summary>
    public static bool HasBfloat16Kernels => HasKernels && KernelLibrary.Bfloat16InstructionSet is not null;

    /// <summary>In one sentence, what is missing for full speed; null where nothing is.</summary>
    public static string? Missing => HasKernels || KernelChoice.IsPlain ? null
        : !OperatingSystem.IsLinux() ? "the kernels are for Linux; training by the plain layers, at about half the speed"
        : !KernelLibrary.IsLoaded ? "the kernels were not built: install g++, cmake and make, and build again; training by the plain layers, at about half the speed"
        : "the kernels need a processor with AVX2; training by the plain layers, at about half the speed";

    /// <summary>GPUs that networks can be trained on here. A libtorch for the CPU alone is not loaded to tell.</summary>
    /// <exception cref="TorchUnavailableException">libtorch does not fit.</exception>
    public static int Gpus
    {
        get
        {
            if (Libtorch.Cuda is null)
                return 0;
            RequireAvailable();
            return cuda.is_available() ? cuda.device_count() : 0;
        }
    }

    /// <summary>Whether <see cref="Autocast"/> can be used.</summary>
    public static bool HasAutocast => LibtorchFunctions.HasAutocast;

    /// <summary>Loads the native libraries now, so that a lack of them is found before work begins.</summary>
    /// <exception cref="TorchUnavailableException">libtorch is missing or does not fit; the message says what to do.</exception>
    public static void RequireAvailable() => _ = Ready.Value;

    /// <summary>Until disposed, convolutions and matrix products on this thread and device compute in bfloat16.</summary>
    public static IDisposable Autocast(Device device) => LibtorchFunctions.Autocast(device);

    /// <summary>Treats denormal floats as zero on this thread, which keeps dying networks as fast as others. False where lacking.</summary>
    public static bool FlushDenormals(bool enabled) => LibtorchFunctions.FlushDenormals(enabled);

    /// <summary>Lets GPUs use only convolutions that give the same bits every time. False where lacking.</summary>
    public static bool UseDeterministicConvolutions() => LibtorchFunctions.UseDeterministicConvolutions();

    /// <summary>Gives main memory that is kept for the next tensors back to the system.</summary>
    public static void ReleaseMemory() => MemoryPool.Trim();
}

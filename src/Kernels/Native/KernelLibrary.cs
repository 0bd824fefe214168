using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary>The functions of native/kernels.h, and TorchSharp's for a tensor's address.</summary>
internal static unsafe partial class KernelLibrary
{
    private const string Name = "explorer_kernels";
    private static readonly Lazy<nint> Library = new(() =>
        NativeFolders.Find(NativeFolders.Kernels, NativeLibraryNames.File(Name)) is { } path && NativeLibrary.TryLoad(path, out var handle) && IsOfVersion(handle) ? handle : 0);

    /// <summary>EK_VERSION of the library that this program is written for.</summary>
    public const int Version = 6;

    /// <summary>Whether there is such a library here.</summary>
    public static bool IsLoaded => Library.Value != 0;

    /// <summary>The instruction set in use; null where there are no kernels.</summary>
    public static string? InstructionSet { get; } = IsLoaded ? Marshal.PtrToStringUTF8(ek_name(0)) : null;

    /// <summary>The one for bfloat16 between layers; null where there are no such kernels.</summary>
    public static string? Bfloat16InstructionSet { get; } = IsLoaded ? Marshal.PtrToStringUTF8(ek_name(1)) : null;

#pragma warning disable CA2255 // the resolver must be in place before the first native call, whoever makes it
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(KernelLibrary).Assembly, Resolve);

    /// <summary>Checks a run, gives the sizes of each of its chains, and answers what scratch memory its backward pass takes, in bytes.</summary>
    /// <exception cref="InvalidOperationException">Shapes do not fit together; the message says which.</exception>
    public static long Measure(in NativeRun run, Span<ChainSizes> sizes)
    {
        fixed (ChainSizes* first = sizes)
        {
            Check(ek_measure(run, first, out var scratch));
            return scratch;
        }
    }

    /// <summary>Computes a run.</summary>
    public static void Forward(in NativeRun run, nint x) => Check(ek_forward(run, x));

    /// <summary>Computes a run's gradients; <paramref name="xGradient"/> 0: not wanted.</summary>
    public static void Backward(in NativeRun run, nint x, nint yGradient, nint xGradient, nint scratch) => Check(ek_backward(run, x, yGradient, xGradient, scratch));

    /// <summary>A step of gradient descent of each parameter.</summary>
    public static void Descend(ReadOnlySpan<NativeParameter> parameters, double rate, double momentum, double decay, bool nesterov)
    {
        fixed (NativeParameter* first = parameters)
            Check(ek_descend(first, parameters.Length, rate, momentum, decay, nesterov ? 1 : 0));
    }

    /// <summary>Lets a loaded library take its large pieces of memory from the pool; 0 where it does now.</summary>
    [LibraryImport(Name, EntryPoint = "ek_pool_serve", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ServeFromPool(string library);

    /// <summary>Gives the pool's free pages back to the system.</summary>
    [LibraryImport(Name, EntryPoint = "ek_pool_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void TrimPool();

    /// <summary>Where a tensor's values lie. TorchSharp's own ways to it allocate or copy.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Data(nint tensor);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name == Name ? Library.Value : 0;

    // One that an earlier build left, where there is no compiler any more, is as none.
    private static bool IsOfVersion(nint library) =>
        NativeLibrary.TryGetExport(library, "ek_version", out var version) && ((delegate* unmanaged<int>)version)() == Version;

    private static void Check(int status)
    {
        if (status != 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(ek_error()));
    }

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ek_name(int bfloat16);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ek_error();

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ek_descend(NativeParameter* parameters, int count, double rate, double momentum, double decay, int nesterov);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ek_measure(in NativeRun run, ChainSizes* sizes, out long backwardScratch);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ek_forward(in NativeRun run, nint x);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ek_backward(in NativeRun run, nint x, nint yGradient, nint xGradient, nint scratch);
}

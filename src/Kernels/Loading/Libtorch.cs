using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Explorer.Kernels.Loading;

/// <summary>
/// Loads libtorch and TorchSharp's library over it from one folder each, before TorchSharp looks for them beside the program and in the system,
/// and says what to do where they cannot be had.
/// </summary>
internal static class Libtorch
{
    private const string Shim = "LibTorchSharp";

    private static readonly Lazy<Dictionary<string, nint>> Loaded = new(LoadAll);

    /// <summary>Loads the libraries, once.</summary>
    /// <exception cref="TorchUnavailableException">One of them is missing or does not fit; the message says what to do.</exception>
    public static void Load() => _ = Loaded.Value;

    /// <summary>An exported function of libtorch; 0 where it has none of that name.</summary>
    internal static nint Export(string name) => NativeLibrary.TryGetExport(Loaded.Value["torch_cpu"], name, out var address) ? address : 0;

    /// <summary>The version, from what lies beside the libraries; TorchSharp's own where nothing tells.</summary>
    internal static string Version => LibtorchVersion.Of(NativeFolders.Find(NativeFolders.Libtorch, NativeLibraryNames.File("torch_cpu")));

    /// <summary>The library for GPUs; null where this libtorch is for the CPU alone.</summary>
    internal static string? Cuda => NativeFolders.Find(NativeFolders.Libtorch, NativeLibraryNames.File("torch_cuda"));

    private static Dictionary<string, nint> LoadAll()
    {
        var libraries = new Dictionary<string, nint>(StringComparer.Ordinal);
        foreach (var name in (string[])["c10", "torch_cpu", "torch"])
            libraries[name] = Load(name, Find(NativeFolders.Libtorch, name));

        if (Cuda is { } cuda)
            libraries["torch_cuda"] = Load("torch_cuda", cuda);
        libraries[Shim] = LoadShim(Find(NativeFolders.TorchSharp, Shim));

        // TorchSharp asks for them by name; where the system does not know a loaded library by its name, this does.
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => libraries.GetValueOrDefault(name);
        return libraries;
    }

    private static string Find(IEnumerable<string> folders, string name) => NativeFolders.Find(folders, NativeLibraryNames.File(name))
        ?? throw new TorchUnavailableException(
            $"{NativeLibraryNames.File(name)} was not found in {string.Join(" or ", folders.Select(Path.GetFullPath))}. "
            + $"Build the solution (dotnet build), or set {NativeFolders.LibtorchVariable} to an unpacked libtorch or to the torch folder of a Python package.");

    private static nint Load(string name, string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchUnavailableException($"{name} of libtorch could not be loaded: {FirstLine(error.Message)}", error);
        }
    }

    // Bound at once: a function that another version of libtorch lacks would otherwise end the process when it is first called.
    private static nint LoadShim(string path)
    {
        if (!OperatingSystem.IsLinux())
            return Load(Shim, path);
        if (LinuxLoader.TryLoad(path, out var handle, out var error) || (WeakRequirement.IsMet(path, error, out var file) && LinuxLoader.TryLoad(file, out handle, out error)))
            return handle;
        throw new TorchUnavailableException(
            $"TorchSharp's library does not fit libtorch {Version}: {FirstLine(error)}. It is made for libtorch {LibtorchVersion.TorchSharps}; "
            + $"{(Environment.GetEnvironmentVariable(NativeFolders.LibtorchVariable) is { Length: > 0 } own ? $"set {NativeFolders.LibtorchVariable} ({own}) to one of that version, or unset it" : "restore its packages (dotnet restore)")}.");
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Finds and loads the shim, and says what to do when it or libtorch is missing.</summary>
internal static class NativeLibraryLoader
{
    public const string Name = "explorer_native";
    private const string FileName = "libexplorer_native.so";

#pragma warning disable CA2255 // the resolver must be in place before the first native call, whoever makes it
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, Resolve);

    /// <summary>Loads the shim at <paramref name="path"/>.</summary>
    /// <exception cref="TorchUnavailableException">The file or a library that it needs is missing.</exception>
    public static nint Load(string path)
    {
        if (!File.Exists(path))
            throw new TorchUnavailableException($"{path} is missing: build the solution (dotnet build), which compiles native/ with CMake.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchUnavailableException(
                $"libtorch could not be loaded ({FirstLine(e.Message)}). Install it with \"apt-get install libtorch-dev libopenblas0-pthread\", "
                + "or set LIBTORCH to an unpacked libtorch and build again.",
                e);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == Name ? Load(Path.Combine(AppContext.BaseDirectory, FileName)) : 0;

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }
}

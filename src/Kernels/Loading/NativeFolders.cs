using System.Reflection;

namespace Explorer.Kernels.Loading;

/// <summary>
/// Where the native libraries are looked for: beside the program, as after <c>dotnet publish</c>, then where the build found or made them.
/// </summary>
internal static class NativeFolders
{
    /// <summary>The variable that names another libtorch: an unpacked one, or the <c>torch</c> folder of a Python package.</summary>
    public const string LibtorchVariable = "LIBTORCH";

    /// <summary>Folders of libtorch's libraries, the first that has them counts; only one where <see cref="LibtorchVariable"/> is set.</summary>
    public static IEnumerable<string> Libtorch =>
        Environment.GetEnvironmentVariable(LibtorchVariable) is { Length: > 0 } own ? [Path.Combine(own, "lib")] : [.. Beside, Built("LibtorchFolder")];

    /// <summary>Folders of TorchSharp's own library.</summary>
    public static IEnumerable<string> TorchSharp => [.. Beside, Built("TorchSharpFolder")];

    /// <summary>Folders of this project's kernels.</summary>
    public static IEnumerable<string> Kernels => [AppContext.BaseDirectory, Built("KernelsFolder")];

    // A package that is not kept from it leaves its native files in a folder below the program's.
    private static IEnumerable<string> Beside =>
        [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", NativeLibraryNames.Runtime, "native")];

    /// <summary>The file of that name in the first of the folders that has it; null where none has.</summary>
    public static string? Find(IEnumerable<string> folders, string file) =>
        folders.Select(folder => Path.GetFullPath(Path.Combine(folder, file))).FirstOrDefault(File.Exists);

    /// <summary>What the build said of a name; empty for nothing.</summary>
    public static string Built(string name) => typeof(NativeFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == name).Value ?? "";
}

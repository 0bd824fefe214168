namespace Explorer.Kernels;

/// <summary>The native libraries that training needs, as this program would load them: what another machine has to have too.</summary>
public sealed record NativeFiles
{
    private const string VersionFile = "build-version";

    /// <summary>This project's kernels; null where there are none.</summary>
    public required string? Kernels { get; init; }

    /// <summary>TorchSharp's own library.</summary>
    public required string TorchSharp { get; init; }

    /// <summary>libtorch's libraries, with what they need.</summary>
    public required IReadOnlyList<string> Libtorch { get; init; }

    /// <summary>Whether the user named that libtorch; it then lies in a folder of its own, and its version beside it.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Looks for them; nothing is loaded.</summary>
    /// <exception cref="TorchUnavailableException">They are not here.</exception>
    public static NativeFiles Find()
    {
        var torch = Require(NativeFolders.Libtorch, "torch_cpu");
        var folder = Path.GetDirectoryName(torch)!;
        return new NativeFiles
        {
            Kernels = NativeFolders.Find(NativeFolders.Kernels, NativeLibraryNames.File("explorer_kernels")),
            TorchSharp = Require(NativeFolders.TorchSharp, "LibTorchSharp"),
            Libtorch =
            [
                .. Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) is var name
                    && name.Contains(".so", StringComparison.Ordinal) && !name.Contains("python", StringComparison.Ordinal) && !name.Contains("test", StringComparison.Ordinal)),
            ],
            IsNamed = Environment.GetEnvironmentVariable(NativeFolders.LibtorchVariable) is { Length: > 0 },
        };
    }

    /// <summary>Writes beside a copy of libtorch which version it is.</summary>
    /// <param name="folder">The folder above the libraries'.</param>
    public static void WriteVersion(string folder) => File.WriteAllText(Path.Combine(folder, VersionFile), Loading.Libtorch.Version + "\n");

    private static string Require(IEnumerable<string> folders, string name) => NativeFolders.Find(folders, NativeLibraryNames.File(name))
        ?? throw new TorchUnavailableException($"{NativeLibraryNames.File(name)} was not found in {string.Join(" or ", folders.Select(Path.GetFullPath))}");
}

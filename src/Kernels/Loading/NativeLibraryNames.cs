namespace Explorer.Kernels.Loading;

/// <summary>How libraries are called on this system.</summary>
internal static class NativeLibraryNames
{
    /// <summary>NuGet's name of the system.</summary>
    public static string Runtime => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";

    /// <summary>The file of a library.</summary>
    public static string File(string library) => OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}

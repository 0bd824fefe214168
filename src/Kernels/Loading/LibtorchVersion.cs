using System.Text.RegularExpressions;

namespace Explorer.Kernels.Loading;

/// <summary>Which libtorch a folder holds: the libraries do not say it themselves.</summary>
internal static partial class LibtorchVersion
{
    /// <summary>The version that TorchSharp is compiled for, as <c>2.10.0</c>.</summary>
    public static string TorchSharps => NativeFolders.Built("LibtorchVersion");

    /// <summary>The version of a libtorch by one of its libraries.</summary>
    public static string Of(string? library)
    {
        if (library is null || Environment.GetEnvironmentVariable(NativeFolders.LibtorchVariable) is not { Length: > 0 } own)
            return TorchSharps;
        foreach (var file in (string[])["build-version", "version.py"])
        {
            var path = Path.Combine(own, file);
            if (File.Exists(path) && Number().Match(File.ReadAllText(path)) is { Success: true } found)
                return found.Value;
        }

        return "of unknown version";
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+(\+\w+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

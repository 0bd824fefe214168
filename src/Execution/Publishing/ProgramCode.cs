using System.Security.Cryptography;
using System.Text;
using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Publishing;

/// <summary>Tells whether two machines run the same program.</summary>
public static class ProgramCode
{
    private const int Digits = 16;

    /// <summary>Hash of the running program's assemblies.</summary>
    public static string Hash { get; } = Of(AppContext.BaseDirectory);

    /// <summary>Hash of the assemblies in a folder, by name and content.</summary>
    public static string Of(string folder)
    {
        var list = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            using var content = RegularFile.OpenRead(file);
            list.Append(Path.GetFileName(file)).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())))[..Digits];
    }
}

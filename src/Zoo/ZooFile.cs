using System.Security.Cryptography;
using Explorer.SearchSpace.Files;

namespace Explorer.Zoo;

/// <summary>A file of an entry and what it must hold.</summary>
/// <param name="Name">Its name in the entry's folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record ZooFile(string Name, string Sha256)
{
    /// <summary>A folder's file as it is now.</summary>
    internal static ZooFile Of(string folder, string name)
    {
        using var stream = RegularFile.OpenRead(ZooEntry.PathOf(folder, name));
        return new ZooFile(name, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}

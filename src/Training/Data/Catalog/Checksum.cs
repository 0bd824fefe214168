using System.Security.Cryptography;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Data.Catalog;

/// <summary>A published checksum.</summary>
/// <param name="Algorithm"><c>MD5</c>, <c>SHA1</c> or <c>SHA256</c>.</param>
/// <param name="Digits">Lower-case hex digits.</param>
public sealed record Checksum(string Algorithm, string Digits)
{
    /// <summary>An MD5 checksum.</summary>
    public static Checksum Md5(string digits) => new("MD5", digits);

    /// <summary>A SHA-1 checksum.</summary>
    public static Checksum Sha1(string digits) => new("SHA1", digits);

    /// <summary>The checksum of a stream's rest, by the same algorithm.</summary>
    public Checksum Measure(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(Algorithm));
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
            hash.AppendData(buffer, 0, read);

        return this with { Digits = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>The checksum of a file's bytes, by the same algorithm.</summary>
    public Checksum MeasureFile(string path)
    {
        using var stream = RegularFile.OpenRead(path);
        return Measure(stream);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm} {Digits}";
}

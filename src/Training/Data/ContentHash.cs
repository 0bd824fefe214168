using System.Security.Cryptography;

namespace Explorer.Training.Data;

/// <summary>Identifies images by their bytes.</summary>
internal static class ContentHash
{
    private const int Digits = 16;

    /// <summary>First 16 lower-case hex digits of SHA-256 over the parts, one after the other.</summary>
    public static string Of(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part);

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}

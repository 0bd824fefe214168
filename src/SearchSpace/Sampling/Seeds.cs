using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Explorer.SearchSpace.Sampling;

/// <summary>Derives the seed of each independent stream of random numbers from one seed.</summary>
public static class Seeds
{
    /// <summary>The seed of one stream: the first 8 bytes, little-endian, of SHA-256 over seed, index and purpose.</summary>
    /// <param name="seed">The seed to derive from.</param>
    /// <param name="purpose">What the stream is for, such as <c>sample</c>; streams of other purposes do not depend on it.</param>
    /// <param name="index">Which of that purpose, such as the trial's index.</param>
    /// <returns>The same value on every machine, for good.</returns>
    public static ulong Derive(ulong seed, string purpose, long index)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(purpose)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), index);
        Encoding.UTF8.GetBytes(purpose, bytes.AsSpan(16));
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));
    }
}

using System.Buffers.Binary;

namespace Explorer.Training.Data.Pictures.Png;

/// <summary>The chunks of a PNG, each checked against its CRC.</summary>
internal static class PngChunks
{
    public const int SignatureLength = 8;

    // Length, type and CRC.
    private const int Overhead = 12;
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>The chunks up to IEND.</summary>
    public static IEnumerable<(string Type, ReadOnlyMemory<byte> Data)> Read(ReadOnlyMemory<byte> file)
    {
        var at = SignatureLength;
        while (true)
        {
            if (file.Length - at < Overhead)
                throw new PictureFormatException("the PNG is cut off");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.Span[at..]);
            if (length > file.Length - at - Overhead)
                throw new PictureFormatException("the PNG is cut off");
            var checkedPart = file.Slice(at + 4, (int)length + 4);
            if (Crc(checkedPart.Span) != BinaryPrimitives.ReadUInt32BigEndian(file.Span[(at + 8 + (int)length)..]))
                throw new PictureFormatException("the PNG is corrupt: a checksum is wrong");
            var type = System.Text.Encoding.Latin1.GetString(checkedPart.Span[..4]);
            if (type == "IEND")
                yield break;
            yield return (type, checkedPart[4..]);
            at += (int)length + Overhead;
        }
    }

    /// <summary>CRC-32 as PNG and zip have it.</summary>
    internal static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Explorer.Training.Tests.Data.Folders;

/// <summary>Writes small PNGs for tests.</summary>
internal static class PngFile
{
    /// <summary>A picture of one colour: 1 sample grey, 2 grey and opacity, 3 colour, 4 colour and opacity.</summary>
    public static byte[] Plain(int width, int height, params byte[] samples)
    {
        byte colour = samples.Length switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 };
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < width; x++)
                    zip.Write(samples);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colour);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. crc];
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Explorer.Training.Data.Pictures;

/// <summary>Looks a PNG through before it is decoded (PNG specification, third edition): whole, its checksums right, and of a size that its bytes warrant.</summary>
internal static class PngCheck
{
    private const int SignatureLength = 8;
    private const int HeaderLength = 13;

    // Length, type and CRC.
    private const int Overhead = 12;

    // Deflate's limit: a claim of more is not worth the memory.
    private const int MostExpansion = 1040;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file begins as PNGs do.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Refuses a PNG that is not to be decoded.</summary>
    /// <returns>Its width and height.</returns>
    /// <exception cref="PictureFormatException">It is cut off, corrupt or too large.</exception>
    public static (int Width, int Height) Of(ReadOnlySpan<byte> file)
    {
        (int Width, int Height, long RowBytes)? header = null;
        using var compressed = new MemoryStream();
        for (var at = SignatureLength; Chunk(file[at..], out var data) is var type && type != "IEND"; at += data.Length + Overhead)
        {
            if (type == "IHDR")
                header = Header(data);
            else if (type == "IDAT")
                compressed.Write(data);
        }

        var (width, height, rowBytes) = header ?? throw new PictureFormatException("the PNG has no header");
        if (rowBytes * height > (compressed.Length + 1) * MostExpansion)
            throw new PictureFormatException("the PNG is cut off: rows are missing");

        // Interlaced, there are up to twice as many and shorter rows, each with its filter's byte and rounded up.
        CheckPixels(compressed, (rowBytes + 4) * (height + 7));
        return (width, height);
    }

    private static string Chunk(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> data)
    {
        if (rest.Length < Overhead || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Overhead)
            throw new PictureFormatException("the PNG is cut off");
        data = rest.Slice(8, (int)length);
        if (Crc32.HashToUInt32(rest.Slice(4, (int)length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
            throw new PictureFormatException("the PNG is corrupt: a checksum is wrong");
        return System.Text.Encoding.Latin1.GetString(rest.Slice(4, 4));
    }

    private static (int Width, int Height, long RowBytes) Header(ReadOnlySpan<byte> data)
    {
        if (data.Length != HeaderLength)
            throw new PictureFormatException($"the PNG header has {data.Length} bytes, expected {HeaderLength}");
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        PictureFile.CheckSize(width, height);
        var (depth, colour) = (data[8], data[9]);
        var samples = (colour, depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (2, 8 or 16) => 3,
            (6, 8 or 16) => 4,
            _ => 0,
        };
        if (samples == 0 || data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw new PictureFormatException($"the PNG header is broken: colour type {colour} of {depth} bits, methods {data[10]}, {data[11]}, {data[12]}");
        return ((int)width, (int)height, (((long)width * samples * depth) + 7) / 8);
    }

    // A decoder would take memory for all that they hold, and does not look at their checksum.
    private static void CheckPixels(MemoryStream compressed, long most)
    {
        compressed.Position = 0;
        try
        {
            using var pixels = new ZLibStream(compressed, CompressionMode.Decompress);
            var buffer = new byte[1 << 14];
            for (int read; (read = pixels.Read(buffer)) > 0; most -= read)
            {
                if (read > most)
                    throw new PictureFormatException("the PNG is corrupt: it holds more than its pixels");
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            // The second where they call for a dictionary.
            throw new PictureFormatException("the PNG is corrupt: its pixels cannot be decompressed");
        }
    }
}

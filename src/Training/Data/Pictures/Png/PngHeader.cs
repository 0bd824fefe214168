using System.Buffers.Binary;

namespace Explorer.Training.Data.Pictures.Png;

/// <summary>A PNG's IHDR chunk (PNG specification, third edition, 11.2.1).</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColour Colour, bool Interlaced)
{
    private const int Length = 13;

    /// <summary>Samples of a pixel.</summary>
    public int Samples => Colour switch { PngColour.Rgb => 3, PngColour.GreyAlpha => 2, PngColour.Rgba => 4, _ => 1 };

    /// <summary>Bytes from a byte to the one of the pixel before, at least 1.</summary>
    public int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>Bytes of a row of so many pixels.</summary>
    public int RowBytes(int width) => checked((int)(((long)width * Samples * Depth) + 7) / 8);

    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
            throw new PictureFormatException($"the PNG header has {data.Length} bytes, expected {Length}");
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        PictureFile.CheckSize(width, height);
        var (depth, colour) = (data[8], (PngColour)data[9]);
        var allowed = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!allowed || data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw new PictureFormatException($"the PNG header is broken: colour type {data[9]} of {depth} bits, methods {data[10]}, {data[11]}, {data[12]}");
        return new PngHeader((int)width, (int)height, depth, colour, data[12] == 1);
    }
}

using System.IO.Compression;

namespace Explorer.Training.Data.Pictures.Png;

/// <summary>
/// Decodes PNG: every colour type, depth and interlacing. What is transparent is laid over white; of 16 bits the upper 8 count;
/// colours are taken as they are, whatever gamma or profile says.
/// </summary>
internal static class PngDecoder
{
    // Deflate's limit: a claim of more is not worth the memory.
    private const int MostExpansion = 1040;

    // First column, first row, column step, row step of Adam7's passes.
    private static readonly (int Column, int Row, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file begins as PNGs do.</summary>
    public static bool Recognises(ReadOnlySpan<byte> data) => data.StartsWith(Signature);

    /// <summary>Decodes a file.</summary>
    public static Picture Decode(ReadOnlyMemory<byte> file)
    {
        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        using var compressed = new MemoryStream();
        foreach (var (type, data) in PngChunks.Read(file))
        {
            switch (type)
            {
                case "IHDR":
                    header = PngHeader.Parse(data.Span);
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "tRNS":
                    transparency = data.ToArray();
                    break;
                case "IDAT":
                    compressed.Write(data.Span);
                    break;
            }
        }

        var known = header ?? throw new PictureFormatException("the PNG has no header");
        if ((long)known.RowBytes(known.Width) * known.Height > (compressed.Length + 1) * MostExpansion)
            throw new PictureFormatException("the PNG is cut off: rows are missing");
        var colours = new PngColours(known, palette, transparency);
        compressed.Position = 0;
        try
        {
            using var rows = new ZLibStream(compressed, CompressionMode.Decompress);
            Read(rows, known, colours);
        }
        catch (InvalidDataException)
        {
            throw new PictureFormatException("the PNG is corrupt: its pixels cannot be decompressed");
        }

        return new Picture(known.Width, known.Height, colours.Channels, colours.Pixels);
    }

    private static void Read(ZLibStream rows, PngHeader header, PngColours colours)
    {
        if (!header.Interlaced)
        {
            Read(rows, header, colours, (0, 0, 1, 1));
            return;
        }

        foreach (var pass in Passes)
        {
            Read(rows, header, colours, pass);
        }
    }

    private static void Read(ZLibStream rows, PngHeader header, PngColours colours, (int Column, int Row, int Across, int Down) pass)
    {
        var width = (header.Width - pass.Column + pass.Across - 1) / pass.Across;
        var height = (header.Height - pass.Row + pass.Down - 1) / pass.Down;
        if (width <= 0 || height <= 0)
            return;
        var row = new byte[header.RowBytes(width)];
        var above = new byte[row.Length];
        for (var i = 0; i < height; i++)
        {
            var filter = rows.ReadByte();
            if (filter < 0 || rows.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                throw new PictureFormatException("the PNG is cut off: rows are missing");
            PngFilter.Undo(filter, row, above, header.PixelBytes);
            colours.Write(row, width, pass.Row + (i * pass.Down), pass.Column, pass.Across);
            (row, above) = (above, row);
        }
    }
}

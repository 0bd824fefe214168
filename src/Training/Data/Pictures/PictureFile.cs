using Explorer.SearchSpace.Files;

namespace Explorer.Training.Data.Pictures;

/// <summary>
/// Reads JPEG and PNG files. StbImageSharp decodes them, once a file was found whole and of a size that its bytes warrant:
/// the library believes what a file says, and fills up what is missing.
/// </summary>
internal static class PictureFile
{
    /// <summary>Endings of the files that are read.</summary>
    public static readonly string[] Endings = [".jpg", ".jpeg", ".png"];

    /// <summary>Most pixels of a picture.</summary>
    public const int MostPixels = 1 << 26;

    /// <summary>Most bytes of a file.</summary>
    public const long MostBytes = 1 << 28;

    /// <summary>Reads a file.</summary>
    /// <exception cref="PictureFormatException">It cannot be read as a picture.</exception>
    public static DecodedPicture Read(string path)
    {
        try
        {
            if (RegularFile.Oddity(path) is { } oddity && oddity != "no file")
                throw new PictureFormatException($"{oddity}, expected a file");
            using var file = RegularFile.OpenRead(path);
            if (file.Length > MostBytes)
                throw new PictureFormatException($"{file.Length:N0} bytes, at most {MostBytes:N0} are read");
            var data = new byte[file.Length];
            file.ReadExactly(data);
            return Decode(data);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PictureFormatException($"cannot be read: {FileFault.Of(error)}");
        }
    }

    /// <summary>Decodes a file's bytes; the first ones tell its kind.</summary>
    /// <exception cref="PictureFormatException">They are not a picture.</exception>
    public static DecodedPicture Decode(ReadOnlyMemory<byte> data)
    {
        var head = data.Span;
        if (PngCheck.Recognises(head))
            return PixelDecoder.Png(head, PngCheck.Of(head));
        if (JpegCheck.Recognises(head))
            return PixelDecoder.Jpeg(head, JpegCheck.Of(head));
        throw new PictureFormatException(head.IsEmpty ? "the file is empty" : "neither a JPEG nor a PNG file");
    }

    /// <summary>Refuses sizes that no picture has.</summary>
    internal static void CheckSize(long width, long height)
    {
        if (width < 1 || height < 1 || width * height > MostPixels)
            throw new PictureFormatException($"{width} × {height} pixels, expected 1 to {MostPixels:N0} in all");
    }
}

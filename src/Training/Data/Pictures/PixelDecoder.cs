using StbImageSharp;

namespace Explorer.Training.Data.Pictures;

/// <summary>Decodes pixels with StbImageSharp; what is transparent is laid over white.</summary>
internal static class PixelDecoder
{
    private const int White = 255;

    // The library goes on reading where a file ends and skips past it, by a segment's length at most:
    // there it finds the marker that ends every JPEG, and stops.
    private const int Padding = 1 << 16;
    private static ReadOnlySpan<byte> EndOfImage => [0xFF, 0xD9];

    /// <summary>Decodes a PNG that was checked.</summary>
    /// <exception cref="PictureFormatException">It cannot be decoded.</exception>
    public static DecodedPicture Png(ReadOnlySpan<byte> file, (int Width, int Height) size)
    {
        using var stream = new MemoryStream(file.ToArray(), writable: false);
        return Decode(stream, size, "PNG");
    }

    /// <summary>Decodes a JPEG that was checked. The library takes what is corrupt for the picture's end: then the file's end is not reached.</summary>
    /// <exception cref="PictureFormatException">It cannot be decoded, or not to its end.</exception>
    public static DecodedPicture Jpeg(ReadOnlySpan<byte> file, (int Width, int Height) size)
    {
        var padded = new byte[file.Length + Padding];
        file.CopyTo(padded);
        for (var at = file.Length; at < padded.Length - 1; at += EndOfImage.Length)
            EndOfImage.CopyTo(padded.AsSpan(at));

        using var stream = new MemoryStream(padded, writable: false);
        var picture = Decode(stream, size, "JPEG");
        if (stream.Position > file.Length)
            throw new PictureFormatException("the JPEG is cut off");
        if (!file[..(int)stream.Position].EndsWith(EndOfImage))
            throw new PictureFormatException("the JPEG is corrupt: its pixels end too early");
        return picture;
    }

    private static DecodedPicture Decode(MemoryStream stream, (int Width, int Height) size, string kind)
    {
        ImageResult result;
        try
        {
            result = ImageResult.FromStream(stream);
        }
        catch (Exception)
        {
            // The library names no exceptions of its own, so a fault in what it reads may end in any;
            // and it keeps its reason in a static, where other threads write theirs.
            throw new PictureFormatException($"the {kind} cannot be decoded: it is corrupt or of a rare kind");
        }

        if ((result.Width, result.Height) != size)
            throw new PictureFormatException($"the {kind} is corrupt: it has two sizes");
        return Planes(result);
    }

    // Samples side by side become planes.
    private static DecodedPicture Planes(ImageResult result)
    {
        var samples = (int)result.Comp;
        var opaque = result.Comp is ColorComponents.Grey or ColorComponents.RedGreenBlue;
        var channels = opaque ? samples : samples - 1;
        var area = result.Width * result.Height;
        var pixels = new byte[checked(channels * area)];
        for (var channel = 0; channel < channels; channel++)
        {
            var plane = pixels.AsSpan(channel * area, area);
            for (var i = 0; i < area; i++)
            {
                var value = result.Data[(i * samples) + channel];
                var opacity = opaque ? White : result.Data[(i * samples) + channels];
                plane[i] = (byte)(((value * opacity) + (White * (White - opacity)) + (White / 2)) / White);
            }
        }

        return new DecodedPicture(result.Width, result.Height, channels, pixels);
    }
}

namespace Explorer.Training.Data.Pictures;

/// <summary>A decoded picture of any size.</summary>
internal sealed class DecodedPicture
{
    /// <summary>Takes pixels without copying them.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <param name="pixels">Channels × height × width bytes.</param>
    public DecodedPicture(int width, int height, int channels, byte[] pixels)
    {
        if (pixels.LongLength != (long)width * height * channels)
            throw new ArgumentException($"{pixels.Length} bytes are not {channels} × {height} × {width}", nameof(pixels));
        (Width, Height, Channels, Pixels) = (width, height, channels, pixels);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>Channels × height × width bytes.</summary>
    public byte[] Pixels { get; }

    /// <summary>The same picture in colour or in grey; grey is the luma of ITU-R BT.601, as everywhere.</summary>
    public DecodedPicture WithChannels(int channels)
    {
        if (channels == Channels)
            return this;
        var area = Width * Height;
        var target = new byte[checked(area * channels)];
        if (channels == 1)
        {
            var red = Pixels.AsSpan(0, area);
            var green = Pixels.AsSpan(area, area);
            var blue = Pixels.AsSpan(2 * area, area);
            for (var i = 0; i < area; i++)
            {
                // 0.299, 0.587 and 0.114 in 16 bits after the point.
                target[i] = (byte)(((red[i] * 19595) + (green[i] * 38470) + (blue[i] * 7471) + 32768) >> 16);
            }
        }
        else
        {
            for (var channel = 0; channel < channels; channel++)
                Pixels.CopyTo(target.AsSpan(channel * area));
        }

        return new DecodedPicture(Width, Height, channels, target);
    }
}

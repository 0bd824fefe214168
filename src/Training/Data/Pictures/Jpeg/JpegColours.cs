namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>Puts a JPEG's planes together: smaller ones are enlarged bilinearly, then colours are turned into red, green and blue.</summary>
internal static class JpegColours
{
    /// <summary>The picture of a decoded frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="tables">Quantisation steps by table, in natural order.</param>
    /// <param name="adobe">The transform that an Adobe marker names; null where there is none.</param>
    public static Picture Compose(JpegFrame frame, IReadOnlyList<ushort[]?> tables, int? adobe)
    {
        var planes = frame.Components.Select(component => Enlarged(component, Plane(component, tables), frame)).ToArray();
        var area = frame.Width * frame.Height;
        if (planes.Length == 1)
            return new Picture(frame.Width, frame.Height, 1, planes[0]);
        var letters = frame.Components.Count == 3 && frame.Components[0].Id == 'R' && frame.Components[1].Id == 'G' && frame.Components[2].Id == 'B';
        if (adobe is > 0 || (adobe is null && planes.Length == 3 && !letters))
            ToRgb(planes);
        if (planes.Length == 4)
            Ink(planes, adobe);
        var pixels = new byte[checked(3 * area)];
        for (var channel = 0; channel < 3; channel++)
        {
            planes[channel].CopyTo(pixels, channel * area);
        }

        return new Picture(frame.Width, frame.Height, 3, pixels);
    }

    private static byte[] Plane(JpegComponent component, IReadOnlyList<ushort[]?> tables)
    {
        var steps = tables[component.Quantization] ?? throw new PictureFormatException("the JPEG is corrupt: a quantisation table is missing");
        var stride = component.BlocksAcross * 8;
        var plane = new byte[checked(stride * component.BlocksDown * 8)];
        for (var row = 0; row < component.BlocksDown; row++)
        {
            for (var column = 0; column < component.BlocksAcross; column++)
            {
                JpegTransform.Write(component.Block(row, column), steps, plane.AsSpan((row * 8 * stride) + (column * 8)), stride);
            }
        }

        return plane;
    }

    // Centres of samples lie half-way, as JFIF has it; the edge repeats.
    private static byte[] Enlarged(JpegComponent component, byte[] plane, JpegFrame frame)
    {
        var stride = component.BlocksAcross * 8;
        var across = PictureTaps.Between((frame.Width * component.Horizontal) + frame.Horizontal - 1, frame.Horizontal, frame.Width, component.Horizontal);
        var down = PictureTaps.Between((frame.Height * component.Vertical) + frame.Vertical - 1, frame.Vertical, frame.Height, component.Vertical);
        var target = new byte[frame.Width * frame.Height];
        var at = 0;
        foreach (var row in down)
        {
            var upper = plane.AsSpan(row.First * stride, stride);
            var lower = plane.AsSpan(row.Second * stride, stride);
            foreach (var column in across)
            {
                var top = upper[column.First] + ((upper[column.Second] - upper[column.First]) * column.Weight);
                var bottom = lower[column.First] + ((lower[column.Second] - lower[column.First]) * column.Weight);
                target[at++] = (byte)(top + ((bottom - top) * row.Weight) + 0.5f);
            }
        }

        return target;
    }

    private static void ToRgb(byte[][] planes)
    {
        for (var i = 0; i < planes[0].Length; i++)
        {
            float y = planes[0][i];
            var (blue, red) = (planes[1][i] - 128f, planes[2][i] - 128f);
            planes[0][i] = Round(y + (1.402f * red));
            planes[1][i] = Round(y - (0.344136f * blue) - (0.714136f * red));
            planes[2][i] = Round(y + (1.772f * blue));
        }
    }

    // Adobe stores its four inks inverted, paper as 255; its transform of the first three inverts those once more.
    private static void Ink(byte[][] planes, int? adobe)
    {
        for (var i = 0; i < planes[0].Length; i++)
        {
            var black = adobe is null ? 255 - planes[3][i] : planes[3][i];
            for (var channel = 0; channel < 3; channel++)
            {
                var ink = adobe == 0 ? planes[channel][i] : 255 - planes[channel][i];
                planes[channel][i] = (byte)(((ink * black) + 127) / 255);
            }
        }
    }

    private static byte Round(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}

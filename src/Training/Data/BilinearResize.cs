namespace Explorer.Training.Data;

/// <summary>Changes the resolution of images: bilinear, half-pixel centres, edges repeated, no low-pass filter before shrinking.</summary>
internal static class BilinearResize
{
    /// <summary>The images at another resolution, rounded to bytes (halves up).</summary>
    public static ImageSet To(ImageSet images, int resolution)
    {
        if (images.Shape.Resolution == resolution)
        {
            return images;
        }

        var planes = checked(images.Count * images.Shape.Channels);
        var from = images.Shape.Resolution * images.Shape.Resolution;
        var to = checked(resolution * resolution);
        var pixels = new byte[checked(planes * to)];
        var taps = Taps(images.Shape.Resolution, resolution);
        for (var plane = 0; plane < planes; plane++)
        {
            Resize(images.Pixels.AsSpan(plane * from, from), images.Shape.Resolution, taps, pixels.AsSpan(plane * to, to));
        }

        return new ImageSet(images.Name, images.Shape with { Resolution = resolution }, images.ClassNames, pixels, images.Labels);
    }

    private static void Resize(ReadOnlySpan<byte> source, int side, Tap[] taps, Span<byte> target)
    {
        var at = 0;
        foreach (var row in taps)
        {
            var upper = source.Slice(row.First * side, side);
            var lower = source.Slice(row.Second * side, side);
            foreach (var column in taps)
            {
                var top = Mix(upper[column.First], upper[column.Second], column.Weight);
                var bottom = Mix(lower[column.First], lower[column.Second], column.Weight);
                target[at++] = (byte)(Mix(top, bottom, row.Weight) + 0.5f);
            }
        }
    }

    private static float Mix(float a, float b, float weight) => a + ((b - a) * weight);

    private static Tap[] Taps(int from, int to)
    {
        var taps = new Tap[to];
        for (var i = 0; i < to; i++)
        {
            var center = Math.Max(0, ((i + 0.5) * from / to) - 0.5);
            var first = Math.Min((int)center, from - 1);
            taps[i] = new Tap(first, Math.Min(first + 1, from - 1), (float)(center - first));
        }

        return taps;
    }

    private readonly record struct Tap(int First, int Second, float Weight);
}

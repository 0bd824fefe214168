namespace Explorer.Training.Data;

/// <summary>Changes the resolution of images: bilinear, half-pixel centres, edges repeated, no low-pass filter before shrinking.</summary>
internal static class BilinearResize
{
    // Larger sets are resized image by image, whenever one is asked for.
    private const long MostHeld = 1 << 30;

    /// <summary>The images at another resolution, rounded to bytes (halves up).</summary>
    public static ImageSet To(ImageSet images, int resolution)
    {
        if (images.Shape.Resolution == resolution)
            return images;

        var shape = images.Shape with { Resolution = resolution };
        var size = (long)shape.Channels * resolution * resolution;
        if (images.Count * size > MostHeld)
            return new ImageSet(images, shape);

        var pixels = new byte[images.Count * size];
        var taps = Taps(images.Shape.Resolution, resolution);
        for (var i = 0; i < images.Count; i++)
            Resize(images.Image(i), images.Shape, taps, pixels.AsSpan((int)(i * size), (int)size));

        return new ImageSet(images.Name, shape, images.ClassNames, pixels, images.Labels);
    }

    /// <summary>One image at another resolution.</summary>
    /// <param name="source">Channels × height × width bytes.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="taps">What <see cref="Taps"/> gives for the two resolutions.</param>
    /// <param name="target">Room for it.</param>
    public static void Resize(ReadOnlySpan<byte> source, SearchSpace.Configs.InputShape shape, Tap[] taps, Span<byte> target)
    {
        var (from, to) = (shape.Resolution * shape.Resolution, taps.Length * taps.Length);
        for (var channel = 0; channel < shape.Channels; channel++)
            Resize(source.Slice(channel * from, from), shape.Resolution, taps, target.Slice(channel * to, to));
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

    /// <summary>Where the samples of a row or column lie among the source's.</summary>
    public static Tap[] Taps(int from, int to)
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

    /// <summary>The two samples that a target sample lies between, and the second one's share.</summary>
    internal readonly record struct Tap(int First, int Second, float Weight);
}

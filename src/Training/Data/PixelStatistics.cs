namespace Explorer.Training.Data;

/// <summary>Mean and deviation of pixels, from exact counts of byte values.</summary>
internal static class PixelStatistics
{
    private const int Values = 256;

    /// <summary>Mean and standard deviation (of the population) of each channel, of pixels divided by 255.</summary>
    /// <returns>A deviation of 0 (a channel of one value) is given as 1, so that normalising leaves zeros.</returns>
    public static (float[] Mean, float[] Deviation) Of(ImageSet images)
    {
        var channels = images.Shape.Channels;
        var mean = new float[channels];
        var deviation = new float[channels];
        var all = Count(images);
        for (var channel = 0; channel < channels; channel++)
        {
            var counts = all[channel];
            double sum = 0, squares = 0, total = 0;
            for (var value = 0; value < Values; value++)
            {
                var x = value / 255.0;
                total += counts[value];
                sum += counts[value] * x;
                squares += counts[value] * x * x;
            }

            var center = sum / total;
            var variance = (squares / total) - (center * center);
            mean[channel] = (float)center;
            deviation[channel] = variance > 1e-12 ? (float)Math.Sqrt(variance) : 1;
        }

        return (mean, deviation);
    }

    // How often each value stands in each channel: every image is asked for once.
    private static long[][] Count(ImageSet images)
    {
        var plane = images.Shape.Resolution * images.Shape.Resolution;
        var counts = Enumerable.Range(0, images.Shape.Channels).Select(_ => new long[Values]).ToArray();
        for (var i = 0; i < images.Count; i++)
        {
            var image = images.Image(i);
            for (var channel = 0; channel < counts.Length; channel++)
            {
                foreach (var pixel in image.Slice(channel * plane, plane))
                    counts[channel][pixel]++;
            }
        }

        return counts;
    }
}

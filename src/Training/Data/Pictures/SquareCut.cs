namespace Explorer.Training.Data.Pictures;

/// <summary>
/// Makes a square of a picture: its central square, resampled with a triangle filter that widens when it shrinks, so that nothing
/// between two samples is passed over (as image libraries do under the name bilinear, with antialiasing).
/// </summary>
internal static class SquareCut
{
    /// <summary>The central square of a picture at a size, channels × size × size bytes, halves rounded up.</summary>
    public static byte[] Of(DecodedPicture picture, int size)
    {
        var side = Math.Min(picture.Width, picture.Height);
        var (left, top) = ((picture.Width - side) / 2, (picture.Height - side) / 2);
        var weights = Weights(side, size);
        var target = new byte[checked(picture.Channels * size * size)];
        var rows = new float[checked(side * size)];
        for (var channel = 0; channel < picture.Channels; channel++)
        {
            var plane = picture.Pixels.AsSpan(channel * picture.Width * picture.Height, picture.Width * picture.Height);
            for (var y = 0; y < side; y++)
            {
                var source = plane.Slice(((top + y) * picture.Width) + left, side);
                for (var x = 0; x < size; x++)
                {
                    var (first, shares) = weights[x];
                    var sum = 0f;
                    for (var i = 0; i < shares.Length; i++)
                        sum += source[first + i] * shares[i];

                    rows[(y * size) + x] = sum;
                }
            }

            Columns(rows, weights, size, target.AsSpan(channel * size * size, size * size));
        }

        return target;
    }

    private static void Columns(float[] rows, (int First, float[] Shares)[] weights, int size, Span<byte> target)
    {
        for (var y = 0; y < size; y++)
        {
            var (first, shares) = weights[y];
            for (var x = 0; x < size; x++)
            {
                var sum = 0f;
                for (var i = 0; i < shares.Length; i++)
                    sum += rows[((first + i) * size) + x] * shares[i];

                target[(y * size) + x] = (byte)Math.Clamp(sum + 0.5f, 0, 255);
            }
        }
    }

    private static (int First, float[] Shares)[] Weights(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(1, scale);
        var weights = new (int, float[])[to];
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(from, (int)(centre + support + 0.5));
            var shares = Enumerable.Range(first, end - first).Select(at => Math.Max(0, 1 - (Math.Abs(at + 0.5 - centre) / support))).ToArray();
            var sum = shares.Sum();
            weights[i] = (first, [.. shares.Select(share => (float)(share / sum))]);
        }

        return weights;
    }
}

namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>The inverse cosine transform of a block (T.81, A.3.3), in float: the exact one up to rounding.</summary>
internal static class JpegTransform
{
    private const int Side = 8;
    private const float Level = 128;

    // cos((2x + 1) u π / 16) · c(u) / 2, by u and x.
    private static readonly float[] Cosines = Table();

    /// <summary>Writes a block's pixels.</summary>
    /// <param name="coefficients">64 quantised coefficients in natural order.</param>
    /// <param name="steps">64 quantisation steps in natural order.</param>
    /// <param name="target">The component's plane from the block's first pixel on.</param>
    /// <param name="stride">Pixels of a row of the plane.</param>
    public static void Write(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> steps, Span<byte> target, int stride)
    {
        Span<float> values = stackalloc float[Side * Side];
        Span<float> rows = stackalloc float[Side * Side];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = coefficients[i] * steps[i];
        }

        for (var v = 0; v < Side; v++)
        {
            Transform(values.Slice(v * Side, Side), 1, rows.Slice(v * Side, Side), 1);
        }

        for (var x = 0; x < Side; x++)
        {
            Transform(rows[x..], Side, values[x..], Side);
        }

        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                target[(y * stride) + x] = (byte)Math.Clamp(values[(y * Side) + x] + Level + 0.5f, 0, 255);
            }
        }
    }

    private static void Transform(ReadOnlySpan<float> source, int sourceStep, Span<float> target, int targetStep)
    {
        for (var x = 0; x < Side; x++)
        {
            var sum = 0f;
            for (var u = 0; u < Side; u++)
            {
                sum += source[u * sourceStep] * Cosines[(u * Side) + x];
            }

            target[x * targetStep] = sum;
        }
    }

    private static float[] Table()
    {
        var table = new float[Side * Side];
        for (var u = 0; u < Side; u++)
        {
            for (var x = 0; x < Side; x++)
            {
                table[(u * Side) + x] = (float)(Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * (u == 0 ? Math.Sqrt(0.5) : 1) / 2);
            }
        }

        return table;
    }
}

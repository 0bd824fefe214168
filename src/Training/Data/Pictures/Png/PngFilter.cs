namespace Explorer.Training.Data.Pictures.Png;

/// <summary>Undoes the prediction of a row's bytes (PNG specification, 9.2).</summary>
internal static class PngFilter
{
    /// <summary>Restores a row in place.</summary>
    /// <param name="type">The row's filter, 0 to 4.</param>
    /// <param name="row">The row as stored.</param>
    /// <param name="above">The restored row above; zeros above the first.</param>
    /// <param name="step">Bytes to the pixel before.</param>
    public static void Undo(int type, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        if (type > 4)
            throw new PictureFormatException($"the PNG is corrupt: a row has filter {type}, expected 0 to 4");
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= step ? row[i - step] : 0;
            var corner = i >= step ? above[i - step] : 0;
            var guess = type switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            };
            row[i] = (byte)(row[i] + guess);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}

namespace Explorer.Training.Data.Pictures;

/// <summary>Where enlarged samples lie among the source's: half-pixel centres, edges repeated.</summary>
internal static class PictureTaps
{
    /// <summary>Taps of a row or column that is enlarged by whole factors.</summary>
    /// <param name="numerator">Source samples times <paramref name="denominator"/>, rounded up.</param>
    /// <param name="denominator">Target samples to <paramref name="factor"/> source samples.</param>
    /// <param name="target">Target samples.</param>
    /// <param name="factor">See <paramref name="denominator"/>.</param>
    public static PictureTap[] Between(int numerator, int denominator, int target, int factor)
    {
        var source = numerator / denominator;
        var taps = new PictureTap[target];
        for (var i = 0; i < target; i++)
        {
            var centre = Math.Clamp(((i + 0.5) * factor / denominator) - 0.5, 0, source - 1);
            var first = (int)centre;
            taps[i] = new PictureTap(first, Math.Min(first + 1, source - 1), (float)(centre - first));
        }

        return taps;
    }
}

using System.Runtime.CompilerServices;

namespace Explorer.SearchSpace.Configs;

/// <summary>Makes a block's width, bottleneck ratio and group width fit each other, as the RegNet authors' code does.</summary>
public static class GroupCompatibility
{
    /// <summary>The nearest widths at which the group width divides the inner width.</summary>
    /// <param name="width">Output channels wanted, w.</param>
    /// <param name="ratio">b, a whole number or one over a whole number.</param>
    /// <param name="groupWidth">Channels per group wanted, g.</param>
    /// <returns>w, the inner width v = w / b, and g with g | v.</returns>
    /// <remarks>
    /// g becomes min(g, v); v is rounded, halves to even, to a multiple of g (for an inverted bottleneck, b &lt; 1, of the
    /// least common multiple of g and 1/b), at least one multiple; then w = v·b.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Width, int InnerWidth, int GroupWidth) Adjust(int width, double ratio, int groupWidth)
    {
        var inner = Math.Max(1, (int)Math.Floor(width / ratio));
        var group = Math.Min(groupWidth, inner);
        var multiple = group;
        var inverse = 1;
        if (ratio < 1)
        {
            inverse = (int)Math.Round(1 / ratio, MidpointRounding.ToEven);
            inner = width * inverse;
            group = Math.Min(groupWidth, inner);
            multiple = checked(group / (int)GreatestCommonDivisor(group, inverse) * inverse);
        }

        var adjusted = Math.Max(multiple, (int)Math.Round((double)inner / multiple, MidpointRounding.ToEven) * multiple);
        return (ratio < 1 ? adjusted / inverse : (int)(adjusted * ratio), adjusted, group);
    }

    /// <summary>Whether a ratio is a whole number or one over a whole number, so that widths can be made to fit it.</summary>
    public static bool IsRatio(double ratio)
    {
        var whole = ratio < 1 ? 1 / ratio : ratio;
        return ratio > 0 && Math.Abs(whole - Math.Round(whole, MidpointRounding.ToEven)) < 1e-6;
    }

    private static uint GreatestCommonDivisor(int a, int b)
    {
        var (x, y) = ((uint)a, (uint)b);
        while (y != 0)
            (x, y) = (y, x % y);

        return x;
    }
}

using System.Numerics;

namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// A space's size as Table 1 of <i>Designing Network Design Spaces</i> (2020) counts, beside the exact one: an order among k stages
/// divides by k!, which leaves out that stages may be equal; a RegNet has 64 settings for each of depth, w_0, w_a and w_m that is free.
/// </summary>
public static class PaperSize
{
    private const int LineSettings = 64;

    /// <summary>The paper's count; null where it is the exact one, or where the space has a continuous parameter besides the line's.</summary>
    public static BigInteger? Of(DesignSpace space) => space switch
    {
        AnyNetSpace net => Of(net),
        RegNetSpace net => Of(net),
        _ => null,
    };

    private static BigInteger? Of(AnyNetSpace net)
    {
        StageParameter[] parameters = [net.Depth, net.Width, net.BottleneckRatio, net.GroupWidth];
        var orders = parameters.Count(parameter => IsOrdered(parameter.Order));
        if (orders == 0)
            return null;

        var unordered = net with { Depth = Unordered(net.Depth), Width = Unordered(net.Width), BottleneckRatio = Unordered(net.BottleneckRatio), GroupWidth = Unordered(net.GroupWidth) };
        var ties = Enumerable.Range(1, net.Stages).Aggregate(BigInteger.One, (product, k) => product * k);
        return SpaceSize.Of(unordered) / BigInteger.Pow(ties, orders);
    }

    private static BigInteger? Of(RegNetSpace net)
    {
        Distribution[] line = [net.Depth, net.InitialWidth, .. net.SlopeIsInitialWidth ? [] : (Distribution[])[net.Slope], net.Multiplier];
        BigInteger? size = BigInteger.Pow(LineSettings, line.Count(parameter => parameter.Low < parameter.High));
        foreach (var parameter in (Distribution[])[net.Stem.Width, net.SqueezeExcitation, net.HeadWidth, net.BottleneckRatio, net.GroupWidth])
            size *= parameter.Tabulate()?.Count;

        return size;
    }

    private static bool IsOrdered(StageOrder order) => order is StageOrder.NonDecreasing or StageOrder.NonIncreasing;

    private static StageParameter Unordered(StageParameter parameter) => IsOrdered(parameter.Order) ? parameter with { Order = StageOrder.Free } : parameter;
}

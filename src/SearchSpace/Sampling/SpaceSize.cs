using System.Numerics;

namespace Explorer.SearchSpace.Sampling;

/// <summary>Counts the settings of a space exactly, before group compatibility and complexity windows.</summary>
public static class SpaceSize
{
    /// <summary>The number of different settings; null where a parameter is continuous.</summary>
    public static BigInteger? Of(DesignSpace space) => space switch
    {
        ConfigListSpace list => list.Configs.Count,
        AnyNetSpace net => Frame(net) is { } frame
            ? frame * Of(net.Depth) * Of(net.Width) * Of(net.BottleneckRatio) * Of(net.GroupWidth)
            : null,
        RegNetSpace net => Product([net.Stem.Width, net.SqueezeExcitation, net.HeadWidth, .. Line(net)]),
        VggSpace net => Product(Others(net)) is { } others ? others * Of(net.Depth) * Of(net.Width) : null,
        ResNetSpace net => Of(net.ToAnyNetSpace()),
        MlpSpace net => Product(Others(net)) is { } others ? others * Widths(net) : null,
        _ => null,
    };

    /// <summary>The number of different sequences that a parameter of the stages has, given its order.</summary>
    public static BigInteger Of(StageParameter parameter)
    {
        var tables = parameter.Stages.Select(stage => stage.Tabulate() ?? throw new ArgumentException("continuous", nameof(parameter))).ToList();
        return parameter.Order switch
        {
            StageOrder.Free => tables.Aggregate(BigInteger.One, (product, table) => product * table.Count),
            StageOrder.Shared => tables[0].Count,
            StageOrder.NonIncreasing => Ordered([.. tables.AsEnumerable().Reverse()]),
            _ => Ordered(tables),
        };
    }

    /// <summary>The number of draws that are free: those from more than one value, shared ones once; of a perceptron those of the deepest.</summary>
    public static int Dimensions(DesignSpace space) => space switch
    {
        AnyNetSpace net => Free([net.Stem.Width, net.SqueezeExcitation, net.HeadWidth])
            + Free(net.Depth) + Free(net.Width) + Free(net.BottleneckRatio) + Free(net.GroupWidth),
        RegNetSpace net => Free([net.Stem.Width, net.SqueezeExcitation, net.HeadWidth, .. Line(net)]),
        VggSpace net => Free(net.Depth) + Free(net.Width) + Free(Others(net)),
        ResNetSpace net => Dimensions(net.ToAnyNetSpace()),
        MlpSpace net => Free([net.Depth]) + Free(net.Width) + Free(Others(net)),
        _ => 0,
    };

    /// <summary>The parameters that have no finite list of values, by their names in files.</summary>
    internal static IReadOnlyList<string> Continuous(DesignSpace space) => space is not SampledSpace sampled ? [] :
    [
        .. Named(sampled).Where(p => p.Distribution.Tabulate() is null).Select(p => p.Name),
    ];

    private static IEnumerable<(string Name, Distribution Distribution)> Named(SampledSpace space)
    {
        if (space is VggSpace or MlpSpace)
            yield return ("dropout", space is VggSpace vgg ? vgg.Dropout : ((MlpSpace)space).Dropout);

        if (space is StagedSpace staged)
        {
            yield return ("stem.width", staged.Stem.Width);
            yield return ("squeezeExcitation", staged.SqueezeExcitation);
            yield return ("headWidth", staged.HeadWidth);
        }

        if (space is RegNetSpace net)
        {
            yield return ("depth", net.Depth);
            yield return ("initialWidth", net.InitialWidth);
            yield return ("slope", net.Slope);
            yield return ("multiplier", net.Multiplier);
            yield return ("bottleneckRatio", net.BottleneckRatio);
            yield return ("groupWidth", net.GroupWidth);
        }
    }

    private static Distribution[] Line(RegNetSpace net) =>
        [net.Depth, net.InitialWidth, .. net.SlopeIsInitialWidth ? [] : (Distribution[])[net.Slope], net.Multiplier, net.BottleneckRatio, net.GroupWidth];

    private static Distribution[] Others(VggSpace net) => [net.BatchNorm, net.HiddenWidth, net.Dropout];

    private static Distribution[] Others(MlpSpace net) => [net.SkipConnections, net.Normalization, net.Activation, net.Dropout];

    // Networks of every depth, each with the widths of its own layers.
    private static BigInteger Widths(MlpSpace net)
    {
        var size = BigInteger.Zero;
        foreach (var layers in net.Depth.Tabulate()!.Values)
            size += Of(net.WidthOf((int)layers));

        return size;
    }

    private static BigInteger? Frame(StagedSpace space) => Product([space.Stem.Width, space.SqueezeExcitation, space.HeadWidth]);

    private static BigInteger? Product(IEnumerable<Distribution> distributions)
    {
        BigInteger? product = BigInteger.One;
        foreach (var distribution in distributions)
            product *= distribution.Tabulate()?.Count;

        return product;
    }

    private static int Free(IEnumerable<Distribution> distributions) => distributions.Count(d => d.Low < d.High);

    private static int Free(StageParameter parameter) =>
        parameter.Order == StageOrder.Shared ? Free([parameter.Stages[0]]) : Free(parameter.Stages.AsEnumerable());

    private static BigInteger Ordered(List<DiscreteValues> tables)
    {
        BigInteger[] following = [];
        for (var i = tables.Count - 1; i >= 0; i--)
        {
            var first = i == tables.Count - 1 ? [] : OrderedTables.FirstAllowed(tables[i].Values, tables[i + 1].Values);
            var from = new BigInteger[tables[i].Count + 1];
            for (var j = tables[i].Count - 1; j >= 0; j--)
                from[j] = from[j + 1] + (i == tables.Count - 1 ? BigInteger.One : following[first[j]]);

            following = from;
        }

        return following[0];
    }
}

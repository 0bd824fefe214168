using Explorer.SearchSpace.Distributions;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// The smallest space of explicit stages around networks that were listed and not sampled, such as imported ones: the values seen,
/// and the constraints that all of them keep.
/// </summary>
internal static class ObservedSpace
{
    // Up to so many different values are choices; more are a range.
    private const int MostChoices = 6;

    /// <summary>The space.</summary>
    /// <exception cref="InvalidInputException">The networks differ in what a space has one value for.</exception>
    public static AnyNetSpace Of(Population population, string origin)
    {
        AnyNetConfig[] networks = [.. population.Members.Select(member => member.Trial.Config.ToAnyNet())];
        var first = networks[0];
        RequireSame(networks, network => network.Stages.Count, "numbers of stages", origin);
        RequireSame(networks, network => network.Block, "blocks", origin);
        RequireSame(networks, network => network.Stem.Type, "stems", origin);
        RequireSame(networks, network => (network.Input, network.Classes), "inputs or classes", origin);
        RequireSame(networks, network => string.Join(',', network.Stages.Select(stage => stage.Stride)), "strides", origin);
        return new AnyNetSpace
        {
            Input = first.Input,
            Classes = first.Classes,
            Stem = new StemSpace(first.Stem.Type, Seen(networks.Select(network => (double)network.Stem.Width))),
            Block = first.Block,
            SqueezeExcitation = Seen(networks.Select(network => network.SqueezeExcitation)),
            HeadWidth = Seen(networks.Select(network => (double)network.HeadWidth)),
            Complexity = Window(population),
            Strides = first.Stages.Select(stage => stage.Stride).ToValueList(),
            Depth = Parameter(networks, stage => stage.Depth),
            Width = Parameter(networks, stage => stage.Width),
            BottleneckRatio = Parameter(networks, stage => stage.BottleneckRatio),
            GroupWidth = Parameter(networks, stage => stage.GroupWidth),
        };
    }

    private static void RequireSame<T>(AnyNetConfig[] networks, Func<AnyNetConfig, T> value, string what, string origin)
    {
        if (networks.Select(value).Distinct().Count() > 1)
        {
            throw new InvalidInputException(origin, $"its networks are a list and have different {what}; expected the same for all, so that one space can be derived from them");
        }
    }

    private static StageParameter Parameter(AnyNetConfig[] networks, Func<StageConfig, double> value)
    {
        var range = Seen(networks.SelectMany(network => network.Stages.Select(value)));
        double[][] rows = [.. networks.Select(network => network.Stages.Select(value).ToArray())];
        var order = range.Low == range.High || rows[0].Length < 2 ? StageOrder.Free
            : rows.All(row => row.Distinct().Count() == 1) ? StageOrder.Shared
            : rows.All(row => row.SequenceEqual(row.Order())) ? StageOrder.NonDecreasing
            : rows.All(row => row.SequenceEqual(row.OrderDescending())) ? StageOrder.NonIncreasing
            : StageOrder.Free;
        return new StageParameter(Enumerable.Repeat(range, rows[0].Length).ToValueList(), order);
    }

    private static Distribution Seen(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Distinct().Order()];
        if (sorted.Length == 1)
            return new FixedValue(sorted[0]);

        if (sorted.Length <= MostChoices || sorted.Any(value => value != Math.Floor(value)))
            return new Choices(sorted.ToValueList());

        var step = sorted.All(value => value % 8 == 0) ? 8 : 1;
        return new LogUniform(sorted[0], sorted[^1], step);
    }

    private static ComplexityWindow Window(Population population) => new(
        new CountRange(population.Members.Min(member => member.Trial.Complexity.Flops), population.Members.Max(member => member.Trial.Complexity.Flops)),
        CountRange.All,
        CountRange.All);
}

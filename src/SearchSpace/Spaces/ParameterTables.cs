namespace Explorer.SearchSpace.Spaces;

/// <summary>Spaces of parameters in stored definitions.</summary>
internal static class ParameterTables
{
    private static readonly ValueKind<double> AnyNumber = Kinds.Number(new NumberRange(double.NegativeInfinity, double.PositiveInfinity));

    public static MemberTable<MetricScale> Metric { get; } = new("metric", "What the trials' errors stand for.", new MetricScale("", 0, 1), m =>
    [
        m.Required("name", "What was measured", Kinds.Text(), s => s.Name, (s, v) => s with { Name = v }),
        m.Required("zero", "The value that is an error of 0", AnyNumber, s => s.Zero, (s, v) => s with { Zero = v }),
        m.Required("one", "The value that is an error of 1", AnyNumber, s => s.One, (s, v) => s with { One = v }),
    ])
    {
        Check = (scale, members) =>
        {
            if (members.AreRead("zero", "one") && !(double.IsFinite(scale.One - scale.Zero) && scale.One != scale.Zero))
                members.Optional("one")!.Problem($"found {members.Optional("one")!.Item}, expected another number than \"zero\"");
        },
    };

    public static MemberTable<ParameterRange> Range { get; } = new("parameter", "A parameter as it was seen.", new ParameterRange { Name = "", Kind = ParameterKind.Number }, m =>
    [
        m.Required("name", "Its name", Kinds.Text(), r => r.Name, (r, v) => r with { Name = v }),
        m.Required("kind", "What its values are", Kinds.Word<ParameterKind>(), r => r.Kind, (r, v) => r with { Kind = v }),
        m.Optional("low", "Least number", AnyNumber, r => r.Low, (r, v) => r with { Low = v }),
        m.Optional("high", "Greatest number", AnyNumber, r => r.High, (r, v) => r with { High = v }),
        m.Optional("logarithmic", "Whether the numbers lie more evenly by their logarithms", Kinds.Flag, r => r.IsLogarithmic, (r, v) => r with { IsLogarithmic = v }),
        m.Optional("values", "The numbers, where they are few", Kinds.List(AnyNumber), r => r.Values, (r, v) => r with { Values = v }),
        m.Optional("words", "The words", Kinds.List(Kinds.Text()), r => r.Words, (r, v) => r with { Words = v }),
    ])
    {
        Check = (range, members) =>
        {
            if (members.AreRead("low", "high", "logarithmic") && (range.Low > range.High || (range.IsLogarithmic && range.Low <= 0)))
                members.Optional(range.IsLogarithmic ? "logarithmic" : "low")?.Problem($"found a range from {range.Low} to {range.High}, expected the lower end first, and above 0 where it is logarithmic");
            if (range is { Kind: ParameterKind.Word, Words.Count: 0 } && members.AreRead("kind"))
                members.Optional("kind")!.Problem("found word without any \"words\", expected those that it may be");
        },
    };

    public static MemberTable<ParameterSpace> Space { get; } = new("parameters", "Parameters of trials that another program ran.", new ParameterSpace { Parameters = [], Metric = Metric.Empty }, m =>
    [
        m.Required("parameters", "The parameters", Kinds.List(Range), s => s.Parameters, (s, v) => s with { Parameters = v }),
        m.Required("metric", "What the trials' errors stand for", Metric, s => s.Metric, (s, v) => s with { Metric = v }),
    ]);
}

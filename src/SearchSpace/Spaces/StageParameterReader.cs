namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads parameters of a network's stages, blocks or layers with the orders among them.</summary>
internal sealed class StageParameterReader
{
    /// <summary>The parameters of an AnyNet's stages.</summary>
    public static readonly string[] Names = ["depth", "width", "bottleneckRatio", "groupWidth"];

    /// <summary>The members that give orders.</summary>
    public static readonly string[] OrderNames = ["shared", "nonDecreasing", "nonIncreasing"];

    private static readonly (string Member, StageOrder Order)[] OrderMembers =
        [("shared", StageOrder.Shared), ("nonDecreasing", StageOrder.NonDecreasing), ("nonIncreasing", StageOrder.NonIncreasing)];

    private readonly JsonMembers _members;
    private readonly int _stages;
    private readonly string[] _names;
    private readonly Dictionary<string, (StageOrder Order, JsonCursor Cursor)> _orders = new(StringComparer.Ordinal);

    /// <summary>Reads the orders.</summary>
    /// <param name="members">The space's members.</param>
    /// <param name="stages">How many values each parameter has.</param>
    /// <param name="names">The parameters that an order may name.</param>
    public StageParameterReader(JsonMembers members, int stages, string[] names)
    {
        (_members, _stages, _names) = (members, stages, names);
        foreach (var (member, order) in OrderMembers)
        {
            foreach (var name in members.Optional(member)?.Array() ?? [])
            {
                ReadOrder(name, member, order);
            }
        }
    }

    /// <summary>The parameter; null, with a problem, where it is missing or wrong.</summary>
    public StageParameter? Read(string name, ParameterRule rule)
    {
        var cursor = _members.Required(name);
        if (cursor is null)
        {
            return null;
        }

        var (order, orderCursor) = _orders.GetValueOrDefault(name);
        if (!cursor.IsArray)
        {
            return DistributionReader.Read(cursor, rule) is { } one
                ? new StageParameter(Enumerable.Repeat(one, _stages).ToValueList(), order)
                : null;
        }

        var each = cursor.Array(_stages, _stages)?.Select(stage => DistributionReader.Read(stage, rule)).ToList();
        if (each is null || each.Contains(null))
        {
            return null;
        }

        var parameter = new StageParameter(each.OfType<Distribution>().ToValueList(), order);
        if (order == StageOrder.Shared && each.Distinct().Count() > 1)
        {
            orderCursor.Problem($"{name} has its own value for each stage, expected one distribution for all where it is shared");
            return null;
        }

        if (order != StageOrder.Free && SpaceSize.Of(parameter).IsZero)
        {
            orderCursor.Problem($"no values of {name} have this order");
            return null;
        }

        return parameter;
    }

    /// <summary>A parameter that only bottleneck blocks have; for others it must not be there.</summary>
    public StageParameter? ReadBottleneck(string name, ParameterRule rule, Configs.BlockType? block)
    {
        if (block is null || Configs.BlockTypes.HasBottleneck(block.Value))
        {
            return Read(name, rule);
        }

        Configs.NetworkMembers.CheckNoBottleneck(_members.Optional(name), block);
        return StageParameter.Fixed(_stages, 1);
    }

    private void ReadOrder(JsonCursor name, string member, StageOrder order)
    {
        if (name.Text($"one of {string.Join(", ", _names)}") is not { } text)
        {
            return;
        }

        if (!_names.Contains(text))
        {
            name.Problem($"unknown parameter \"{text}\"; {NearMatch.Advice(text, _names)}");
        }
        else if (!_orders.TryAdd(text, (order, name)))
        {
            var other = OrderMembers.First(o => o.Order == _orders[text].Order).Member;
            name.Problem(other == member ? $"{text} is listed twice" : $"{text} is in {other} too, expected one order");
        }
    }
}

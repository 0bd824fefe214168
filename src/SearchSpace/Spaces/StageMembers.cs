using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Spaces;

/// <summary>The parameters of a network's stages, blocks or layers, and the orders among them.</summary>
/// <param name="m">Declares members.</param>
/// <param name="count">How many values each parameter has; 0 where that could not be read.</param>
internal sealed class StageMembers<T>(Members<T> m, Func<T, int> count)
{
    private static readonly (string Member, string Words, StageOrder Order)[] Orders =
    [
        ("shared", "Parameters with one draw for all stages", StageOrder.Shared),
        ("nonDecreasing", "Parameters that never fall from stage to stage", StageOrder.NonDecreasing),
        ("nonIncreasing", "Parameters that never rise from stage to stage", StageOrder.NonIncreasing),
    ];

    private readonly List<Member<T, StageParameter>> _parameters = [];

    /// <summary>A parameter that has a value for each stage.</summary>
    public Member<T, StageParameter> Each(string name, string words, ParameterRule rule, Func<T, StageParameter> get, Func<T, StageParameter, T> set)
    {
        var one = new DistributionKind(rule);
        var member = m.Required(name, words, s => new StagesKind(one, count(s)), get, set);
        _parameters.Add(member);
        return member;
    }

    /// <summary>A parameter of bottlenecks that has a value for each stage.</summary>
    public Member<T, StageParameter> Bottleneck(string name, string words, ParameterRule rule, Func<T, StageParameter> get, Func<T, StageParameter, T> set, Func<T, bool> has)
    {
        var member = Each(name, words, rule, get, set) with { IsRequired = false, IsWritten = has, DefaultWords = "1 for blocks without a bottleneck" };
        _parameters[^1] = member;
        return member;
    }

    /// <summary>The members that order the parameters declared before.</summary>
    public Member<T>[] Ordered()
    {
        var names = _parameters.Select(parameter => parameter.Name).ToList();
        return [.. Orders.Select(order => m.Defaulted(order.Member, order.Words, Kinds.List(Kinds.OneOf(names, "unknown parameter")), s => Get(s, order.Order), (s, v) => Set(s, order.Order, v)))];
    }

    /// <summary>Records a problem with every order that its parameter cannot have.</summary>
    public void Check(T record, JsonMembers members)
    {
        var ordered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, _, order) in Orders)
        {
            foreach (var item in members.AreRead(member) ? members.Optional(member)!.Array()! : [])
            {
                var name = item.Item.Text;
                var parameter = _parameters.Find(p => p.Name == name)!;
                if (!ordered.TryAdd(name, member))
                    item.Problem(ordered[name] == member ? $"{name} is listed twice" : $"{name} is in {ordered[name]} too, expected one order");
                else if (Has(parameter, record) && members.AreRead(name) && Objection(parameter.Get(record) with { Order = order }, name) is { } objection)
                    item.Problem(objection);
            }
        }
    }

    private static string? Objection(StageParameter parameter, string name) =>
        parameter.Stages.Count == 0 ? null
        : parameter.Order == StageOrder.Shared
            ? parameter.Stages.Distinct().Count() > 1 ? $"{name} has its own value for each stage, expected one distribution for all where it is shared" : null
            : SpaceSize.Of(parameter).IsZero ? $"no values of {name} have this order" : null;

    private static bool Has(Member<T, StageParameter> parameter, T record) => parameter.IsWritten?.Invoke(record) ?? true;

    private ValueList<string> Get(T record, StageOrder order) =>
        _parameters.Where(p => Has(p, record) && p.Get(record).Order == order).Select(p => p.Name).ToValueList();

    private T Set(T record, StageOrder order, ValueList<string> names) => _parameters
        .Where(p => Has(p, record) && names.Contains(p.Name)).Aggregate(record, (s, p) => p.Set(s, p.Get(s) with { Order = order }));

    private sealed class StagesKind(DistributionKind one, int count) : ValueKind<StageParameter>
    {
        public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out StageParameter value)
        {
            value = null;
            if (!cursor.IsArray)
            {
                if (one.TryRead(cursor, out var all))
                    value = new StageParameter(Enumerable.Repeat(all, count).ToValueList(), StageOrder.Free);
            }
            else if (Each().TryRead(cursor, out var each))
            {
                value = new StageParameter(each, StageOrder.Free);
            }

            return value is not null;
        }

        public override void Write(Utf8JsonWriter writer, StageParameter value)
        {
            if (value.Stages.Distinct().Count() == 1)
                one.Write(writer, value.Stages[0]);
            else
                Each().Write(writer, value.Stages);
        }

        public override JsonObject Schema(JsonObject definitions) => new() { ["anyOf"] = new JsonArray([.. one.Schema(definitions)["anyOf"]!.AsArray().Select(form => form!.DeepClone()), Each().Schema(definitions)]) };

        private ValueKind<ValueList<Distribution>> Each() => Kinds.List(one, Math.Max(1, count), count == 0 ? ModelLimits.MostStages : count);
    }
}

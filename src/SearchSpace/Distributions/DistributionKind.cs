using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Distributions;

/// <summary>Distributions in files: one value, or an object of one kind and, for ranges, <c>multipleOf</c>.</summary>
/// <param name="rule">Which values may be drawn.</param>
public sealed class DistributionKind(ParameterRule rule) : ValueKind<Distribution>
{
    private const string ChoicesName = "choices";
    private const string MultipleName = "multipleOf";

    private static readonly (string Name, string Words, Func<double, double, double?, Distribution> Create)[] Ranges =
    [
        ("uniform", "Equal density from low to high, both possible.", (low, high, step) => new Uniform(low, high, step)),
        ("logUniform", "Equal density of the logarithm from low to high, both possible; low above 0.", (low, high, step) => new LogUniform(low, high, step)),
        ("power2", "Powers of 2 from low to high, equally likely.", (low, high, _) => new Power2(low, high)),
        ("normal", "Normal density clipped to low … high, which are six deviations apart.", (low, high, step) => new Normal(low, high, step)),
        ("logNormal", "Normal density of the logarithm, clipped to low … high; low above 0.", (low, high, step) => new LogNormal(low, high, step)),
    ];

    private static readonly string[] Members = [.. Ranges.Select(range => range.Name), ChoicesName, MultipleName];

    /// <summary>The kinds of distributions, as members of the object.</summary>
    public static IReadOnlyList<string> Names { get; } = Members[..^1];

    /// <inheritdoc/>
    public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out Distribution value)
    {
        value = cursor.IsNumber || (rule.Form is not null && !cursor.IsObject) ? rule.Read(cursor) is { } one ? new FixedValue(one) : null : Read(cursor);
        return value is not null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Distribution value)
    {
        if (value is FixedValue one)
        {
            Write(writer, one.Value);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray(JsonNamingPolicy.CamelCase.ConvertName(value.GetType().Name));
        foreach (var item in value is Choices choices ? choices.Items : [value.Low, value.High])
            Write(writer, item);
        writer.WriteEndArray();
        if (value is RangeDistribution { MultipleOf: { } step })
            writer.WriteNumber(MultipleName, step);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override JsonObject Schema(JsonObject definitions)
    {
        var item = rule.Form?.Schema(definitions) ?? Kinds.Range(rule.Range, rule.Whole ? "integer" : "number");
        var drawn = rule.Form is null
            ? Kinds.Defined(definitions, "distribution", () => Object(Kinds.Range(NumberRange.AtLeast(double.NegativeInfinity), "number"), Ranges))
            : Object(item, []);
        return new JsonObject { ["anyOf"] = new JsonArray(item, drawn) };
    }

    private static JsonObject Object(JsonObject item, (string Name, string Words, Func<double, double, double?, Distribution> Create)[] ranges)
    {
        var properties = new JsonObject(ranges.Select(range => KeyValuePair.Create(range.Name, (JsonNode?)Array(range.Words, item, 2, 2))))
        {
            [ChoicesName] = Array("Values, equally likely.", item, 1, null),
        };
        if (ranges.Length > 0)
        {
            properties[MultipleName] = new JsonObject
            {
                ["description"] = "Values are multiples of this, as low and high have to be. 1 for whole numbers where left out; continuous for others.",
                ["type"] = "number",
                ["exclusiveMinimum"] = 0,
            };
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Array(string words, JsonObject item, int least, int? most)
    {
        var schema = new JsonObject { ["description"] = words, ["type"] = "array", ["minItems"] = least };
        if (most is not null)
            schema["maxItems"] = most;
        schema["items"] = item.DeepClone();
        return schema;
    }

    private void Write(Utf8JsonWriter writer, double value)
    {
        if (rule.Form is not null)
            rule.Form.Write(writer, value);
        else
            writer.WriteNumberValue(value);
    }

    private Distribution? Read(JsonCursor cursor)
    {
        if (!cursor.IsObject)
        {
            cursor.Problem($"found {cursor.Item}, expected a number or a distribution such as {{\"uniform\": [1, 4]}} or {{\"choices\": [1, 2, 4]}}");
            return null;
        }

        if (rule.Form is not null)
            return cursor.Object([ChoicesName])!.Required(ChoicesName) is { } named ? ReadChoices(named) : null;
        var members = cursor.Object(Members)!;
        var kinds = Names.Where(kind => cursor.Item.Find(kind) is not null).ToList();
        if (kinds.Count != 1)
        {
            cursor.Problem($"found {(kinds.Count == 0 ? "no kind of distribution" : string.Join(" and ", kinds))}, expected one of {string.Join(", ", Names)}");
            return null;
        }

        var argument = members.Optional(kinds[0])!;
        var multipleOf = members.Optional(MultipleName);
        if (kinds[0] is ChoicesName or "power2" && multipleOf is not null)
        {
            multipleOf.Problem($"found {multipleOf.Item}, but {kinds[0]} has no multiples; expected no such member");
            return null;
        }

        return kinds[0] == ChoicesName ? ReadChoices(argument) : ReadRange(kinds[0], argument, multipleOf);
    }

    private Choices? ReadChoices(JsonCursor cursor)
    {
        var items = cursor.Array(1, Distribution.MostValues)?.Select(rule.Read).ToList();
        if (items is null || items.Contains(null))
            return null;
        var twice = items.GroupBy(v => v!.Value).FirstOrDefault(group => group.Count() > 1);
        if (twice is null)
            return new Choices(items.Select(v => v!.Value).ToValueList());
        cursor.Problem($"{JsonText.Write(writer => Write(writer, twice.Key))} is listed twice, expected different values");
        return null;
    }

    private Distribution? ReadRange(string kind, JsonCursor cursor, JsonCursor? multipleOf)
    {
        var ends = cursor.Array(2, 2);
        var (low, high) = ends is null ? (null, null) : (rule.Read(ends[0]), rule.Read(ends[1]));
        var step = rule.Whole ? multipleOf?.Integer(1, int.MaxValue) : multipleOf?.Number(NumberRange.Above(0));
        if (low is not { } l || high is not { } h || (multipleOf is not null && step is null))
            return null;
        step ??= rule.Whole ? 1 : null;
        if (RangeProblem(kind, l, h, step) is { } problem)
        {
            cursor.Problem(problem);
            return null;
        }

        return Fitting(Ranges.First(range => range.Name == kind).Create(l, h, step), cursor);
    }

    private string? RangeProblem(string kind, double low, double high, double? step)
    {
        if (low > high)
            return Invariant($"found {low} to {high}, expected the lower end first");
        if (kind is "logUniform" or "logNormal" && low <= 0)
            return Invariant($"found the lower end {low}, expected one above 0 for {kind}");
        if (kind == "power2")
            return Power2.IsPower(low) && Power2.IsPower(high) ? null : Invariant($"found {low} to {high}, expected powers of 2 at both ends");
        if (step is not { } q)
            return rule.Fits is null || low == high ? null : $"a continuous range, expected \"multipleOf\" or {{\"choices\": […]}}: values have to be {rule.FitsInWords}";
        if (!IsMultiple(low, q) || !IsMultiple(high, q))
            return Invariant($"found {low} to {high}, expected multiples of {q} at both ends");
        return RangeDistribution.CountOf(low, high, q) <= Distribution.MostValues
            ? null
            : Invariant($"more than {Distribution.MostValues} values, expected a larger \"multipleOf\" than {q}");
    }

    private Distribution? Fitting(Distribution distribution, JsonCursor cursor)
    {
        if (rule.Fits is null || distribution.Tabulate() is not { } table)
            return distribution;
        foreach (var value in table.Values)
        {
            if (rule.Objection(value) is { } objection)
            {
                cursor.Problem(Invariant($"the value {value} is among those drawn, {objection}"));
                return null;
            }
        }

        return distribution;
    }

    private static bool IsMultiple(double value, double step)
    {
        var ratio = value / step;
        return Math.Abs(ratio - Math.Round(ratio, MidpointRounding.ToEven)) < 1e-6;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

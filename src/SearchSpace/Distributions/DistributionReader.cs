using System.Globalization;

namespace Explorer.SearchSpace.Distributions;

/// <summary>Reads distributions: a number (<c>false</c> or <c>true</c> where the rule says so), or an object of one kind and, for ranges, <c>multipleOf</c>.</summary>
public static class DistributionReader
{
    /// <summary>The kinds, as members of the object.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["uniform", "logUniform", "power2", "normal", "logNormal", "choices"];

    /// <summary>Every member that the object may have.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Kinds, "multipleOf"];

    /// <summary>Reads one distribution; null, with a problem, where it is none or has values that are not allowed.</summary>
    public static Distribution? Read(JsonCursor? cursor, ParameterRule rule)
    {
        if (cursor is null)
        {
            return null;
        }

        if (cursor.IsNumber || (rule.IsFlag && !cursor.IsObject))
        {
            return Allowed(cursor, rule) is { } value ? new FixedValue(value) : null;
        }

        if (!cursor.IsObject)
        {
            cursor.Problem($"found {cursor.Item}, expected a number or a distribution such as {{\"uniform\": [1, 4]}} or {{\"choices\": [1, 2, 4]}}");
            return null;
        }

        if (rule.IsFlag)
        {
            return cursor.Object(["choices"])!.Required("choices") is { } flags ? ReadChoices(flags, rule) : null;
        }

        var members = cursor.Object(Members)!;
        var kinds = Kinds.Where(kind => cursor.Item.Find(kind) is not null).ToList();
        if (kinds.Count != 1)
        {
            cursor.Problem($"found {(kinds.Count == 0 ? "no kind of distribution" : string.Join(" and ", kinds))}, expected one of {string.Join(", ", Kinds)}");
            return null;
        }

        var argument = members.Optional(kinds[0])!;
        var multipleOf = members.Optional("multipleOf");
        if (kinds[0] is "choices" or "power2" && multipleOf is not null)
        {
            multipleOf.Problem($"found {multipleOf.Item}, but {kinds[0]} has no multiples; expected no such member");
            return null;
        }

        return kinds[0] == "choices" ? ReadChoices(argument, rule) : ReadRange(kinds[0], argument, multipleOf, rule);
    }

    private static Choices? ReadChoices(JsonCursor cursor, ParameterRule rule)
    {
        var items = cursor.Array(1, Distribution.MostValues)?.Select(item => Allowed(item, rule)).ToList();
        if (items is null || items.Contains(null))
        {
            return null;
        }

        var twice = items.GroupBy(v => v).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            cursor.Problem(Invariant($"{twice.Key} is listed twice, expected different values"));
            return null;
        }

        return new Choices(items.Select(v => v!.Value).ToValueList());
    }

    private static Distribution? ReadRange(string kind, JsonCursor cursor, JsonCursor? multipleOf, ParameterRule rule)
    {
        var ends = cursor.Array(2, 2);
        var (low, high) = ends is null ? (null, null) : (Allowed(ends[0], rule), Allowed(ends[1], rule));
        var step = rule.Whole ? multipleOf?.Integer(1, int.MaxValue) : multipleOf?.Number(NumberRange.Above(0));
        if (low is not { } l || high is not { } h || (multipleOf is not null && step is null))
        {
            return null;
        }

        step ??= rule.Whole ? 1 : null;
        if (RangeProblem(kind, l, h, step, rule) is { } problem)
        {
            cursor.Problem(problem);
            return null;
        }

        Distribution distribution = kind switch
        {
            "uniform" => new Uniform(l, h, step),
            "logUniform" => new LogUniform(l, h, step),
            "power2" => new Power2(l, h),
            "normal" => new Normal(l, h, step),
            _ => new LogNormal(l, h, step),
        };
        return Fitting(distribution, cursor, rule);
    }

    private static string? RangeProblem(string kind, double low, double high, double? step, ParameterRule rule)
    {
        if (low > high)
        {
            return Invariant($"found {low} to {high}, expected the lower end first");
        }

        if (kind is "logUniform" or "logNormal" && low <= 0)
        {
            return Invariant($"found the lower end {low}, expected one above 0 for {kind}");
        }

        if (kind == "power2")
        {
            return Power2.IsPower(low) && Power2.IsPower(high) ? null : Invariant($"found {low} to {high}, expected powers of 2 at both ends");
        }

        if (step is not { } q)
        {
            return rule.Fits is null || low == high ? null : $"a continuous range, expected \"multipleOf\" or {{\"choices\": […]}}: values have to be {rule.FitsInWords}";
        }

        if (!IsMultiple(low, q) || !IsMultiple(high, q))
        {
            return Invariant($"found {low} to {high}, expected multiples of {q} at both ends");
        }

        return RangeDistribution.CountOf(low, high, q) <= Distribution.MostValues
            ? null
            : Invariant($"more than {Distribution.MostValues} values, expected a larger \"multipleOf\" than {q}");
    }

    private static Distribution? Fitting(Distribution distribution, JsonCursor cursor, ParameterRule rule)
    {
        if (rule.Fits is not null && distribution.Tabulate() is { } table)
        {
            foreach (var value in table.Values)
            {
                if (rule.Objection(value) is { } objection)
                {
                    cursor.Problem(Invariant($"the value {value} is among those drawn, {objection}"));
                    return null;
                }
            }
        }

        return distribution;
    }

    private static double? Allowed(JsonCursor cursor, ParameterRule rule)
    {
        if (rule.IsFlag)
        {
            return cursor.Boolean() is { } flag ? (flag ? 1 : 0) : null;
        }

        if (cursor.Finite() is not { } value)
        {
            cursor.Problem($"found {cursor.Item}, expected {rule.Expected}");
            return null;
        }

        if (rule.Objection(value) is { } objection)
        {
            cursor.Problem($"found {cursor.Item}, {objection}");
            return null;
        }

        return value;
    }

    private static bool IsMultiple(double value, double step)
    {
        var ratio = value / step;
        return Math.Abs(ratio - Math.Round(ratio, MidpointRounding.ToEven)) < 1e-6;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

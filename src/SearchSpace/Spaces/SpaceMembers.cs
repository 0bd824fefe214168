namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads the members that all sampled spaces share.</summary>
internal static class SpaceMembers
{
    /// <summary>The members of every sampled space.</summary>
    public static readonly string[] Plain = ["family", "input", "classes", "complexity"];

    /// <summary>The members of spaces of stem, stages and head.</summary>
    public static readonly string[] Shared = [.. Plain, "stem", "block", "squeezeExcitation", "headWidth"];
    public static readonly string[] Window = ["flops", "params", "activations"];

    public static readonly ParameterRule Depth = ParameterRule.Integer(1, ModelLimits.MostDepth);
    public static readonly ParameterRule Width = ParameterRule.Integer(1, ModelLimits.MostWidth);
    public static readonly ParameterRule HeadWidth = ParameterRule.Integer(0, ModelLimits.MostWidth);
    public static readonly ParameterRule Dropout = ParameterRule.Real(ModelLimits.Dropout);
    public static readonly ParameterRule SqueezeExcitation = ParameterRule.Real(ModelLimits.SqueezeExcitation);
    public static readonly ParameterRule BottleneckRatio = ParameterRule.Real(ModelLimits.BottleneckRatio) with
    {
        Fits = GroupCompatibility.IsRatio,
        FitsInWords = "a whole number or one over a whole number",
    };

    public static StemSpace? ReadStem(JsonCursor? cursor)
    {
        var members = cursor?.Object(NetworkMembers.Stem);
        var type = members?.Required("type")?.Word<StemType>();
        var width = DistributionReader.Read(members?.Required("width"), Width);
        return type is { } t && width is not null ? new StemSpace(t, width) : null;
    }

    public static Distribution? ReadSqueezeExcitation(JsonMembers members, BlockType? block)
    {
        var cursor = members.Optional("squeezeExcitation");
        if (cursor is null)
        {
            return new FixedValue(0);
        }

        var distribution = DistributionReader.Read(cursor, SqueezeExcitation);
        NetworkMembers.CheckSqueezeExcitation(distribution?.High > 0 ? cursor : null, block);
        return distribution;
    }

    public static Distribution? ReadHeadWidth(JsonMembers members) => ReadOptional(members, "headWidth", HeadWidth, 0);

    /// <summary>A number or distribution; the given number where there is no such member.</summary>
    public static Distribution? ReadOptional(JsonMembers members, string name, ParameterRule rule, double otherwise) =>
        members.Optional(name) is { } cursor ? DistributionReader.Read(cursor, rule) : new FixedValue(otherwise);

    public static ComplexityWindow? ReadWindow(JsonCursor? cursor)
    {
        if (cursor is null)
        {
            return ComplexityWindow.All;
        }

        var members = cursor.Object(Window);
        var flops = ReadRange(members?.Optional("flops"));
        var parameters = ReadRange(members?.Optional("params"));
        var activations = ReadRange(members?.Optional("activations"));
        return flops is null || parameters is null || activations is null ? null : new ComplexityWindow(flops, parameters, activations);
    }

    /// <summary>The strides, one for each of at most so many stages; null where a problem was found.</summary>
    public static ValueList<int>? ReadStrides(JsonCursor? cursor, int stages)
    {
        if (cursor is null)
        {
            return Enumerable.Repeat(2, stages).ToValueList();
        }

        if (cursor.IsNumber)
        {
            return cursor.Integer(1, ModelLimits.MostStride) is { } stride ? Enumerable.Repeat(stride, stages).ToValueList() : null;
        }

        var strides = cursor.Array(stages, stages)?.Select(s => s.Integer(1, ModelLimits.MostStride)).ToList();
        return strides is null || strides.Contains(null) ? null : strides.Select(s => s!.Value).ToValueList();
    }

    private static CountRange? ReadRange(JsonCursor? cursor)
    {
        if (cursor is null || cursor.IsNull)
        {
            return CountRange.All;
        }

        if (cursor.Array(2, 2) is not [var low, var high])
        {
            return null;
        }

        var range = new CountRange(low.IsNull ? null : low.Count(), high.IsNull ? null : high.Count());
        if (range.Least > range.Most)
        {
            cursor.Problem($"found {low.Item} to {high.Item}, expected the lower end first");
            return null;
        }

        return range;
    }
}

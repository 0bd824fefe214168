using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Members that sampled spaces of several families have.</summary>
internal static class SpaceMembers
{
    private const string StrideWords = "Stride of each stage's first block: one number, or one per stage";

    private static readonly MemberTable<ComplexityWindow> Window = new("complexity", "Bounds, lower and upper, both allowed.", ComplexityWindow.All, m =>
    [
        m.Optional("flops", "Multiply-adds of one image", CountRange.Kind, w => w.Flops, (w, v) => w with { Flops = v }) with { DefaultWords = "any" },
        m.Optional("params", "Parameters", CountRange.Kind, w => w.Params, (w, v) => w with { Params = v }) with { DefaultWords = "any" },
        m.Optional("activations", "Output elements of convolutions and linear layers", CountRange.Kind, w => w.Activations, (w, v) => w with { Activations = v }) with { DefaultWords = "any" },
    ]);

    public static ParameterRule DepthRule { get; } = ParameterRule.Integer(1, ModelLimits.MostDepth);

    public static ParameterRule WidthRule { get; } = ParameterRule.Integer(1, ModelLimits.MostWidth);

    public static ParameterRule RatioRule { get; } = ParameterRule.Real(ModelLimits.BottleneckRatio) with
    {
        Fits = GroupCompatibility.IsRatio,
        FitsInWords = "a whole number or one over a whole number",
    };

    public static DistributionKind Depth { get; } = new(DepthRule);

    public static DistributionKind Width { get; } = new(WidthRule);

    public static ValueKind<int> Stages { get; } = Kinds.Integer(1, ModelLimits.MostStages);

    public static MemberTable<StemSpace> Stem { get; } = new("stem", "The first layers; the width may be a distribution.", new StemSpace(StemType.Cifar, new FixedValue(1)), m =>
    [
        m.Required("type", NetworkMembers.StemWords, Kinds.Word<StemType>(), s => s.Type, (s, v) => s with { Type = v }),
        m.Required("width", "Output channels", Width, s => s.Width, (s, v) => s with { Width = v }),
    ]);

    /// <summary>Family, images and classes of a space.</summary>
    public static Member<T>[] Task<T>(Members<T> m, string family)
        where T : SampledSpace =>
    [
        m.Family(family),
        m.Required("input", NetworkMembers.InputWords, NetworkMembers.Input, s => s.Input, (s, v) => s with { Input = v }),
        m.Required("classes", NetworkMembers.ClassesWords, NetworkMembers.Classes, s => s.Classes, (s, v) => s with { Classes = v }),
    ];

    /// <summary>Stem, block, squeeze-and-excitation and head.</summary>
    public static Member<T>[] Frame<T>(Members<T> m)
        where T : StagedSpace =>
    [
        m.Required("stem", "The first layers; the width may be a distribution", Stem, s => s.Stem, (s, v) => s with { Stem = v }),
        m.Required("block", NetworkMembers.BlockWords, NetworkMembers.Block, s => s.Block, (s, v) => s with { Block = v }),
        m.Defaulted("squeezeExcitation", NetworkMembers.SqueezeWords, new DistributionKind(ParameterRule.Real(ModelLimits.SqueezeExcitation)), s => s.SqueezeExcitation, (s, v) => s with { SqueezeExcitation = v }),
        m.Defaulted("headWidth", NetworkMembers.HeadWords, new DistributionKind(ParameterRule.Integer(0, ModelLimits.MostWidth)), s => s.HeadWidth, (s, v) => s with { HeadWidth = v }),
    ];

    public static Member<T> Complexity<T>(Members<T> m)
        where T : SampledSpace => m.Defaulted("complexity", "What a network may cost; others are drawn again", Window, s => s.Complexity, (s, v) => s with { Complexity = v });

    /// <summary>The strides of so many stages.</summary>
    public static Member<T, ValueList<int>> Strides<T>(Members<T> m, string otherwise, Func<T, int> stages, Func<T, ValueList<int>> get, Func<T, ValueList<int>, T> set) =>
        m.Defaulted("strides", StrideWords, s => new StrideKind(stages(s)), get, set) with { DefaultWords = otherwise };

    /// <summary>Records problems with members of bottlenecks: missing, or of a space of other blocks.</summary>
    public static void CheckBottleneck(JsonMembers members, BlockType block, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (block.HasBottleneck())
                members.Required(name);
            NetworkMembers.CheckNoBottleneck(members, name, isNone: false, block);
        }
    }

    // One stride for all of so many stages, or one each; of any number of stages where that could not be read.
    private sealed class StrideKind(int stages) : ValueKind<ValueList<int>>
    {
        private readonly ValueKind<ValueList<int>> _each = Kinds.List(NetworkMembers.Stride, stages, stages == 0 ? int.MaxValue : stages);

        public override bool TryRead(JsonCursor cursor, out ValueList<int> value)
        {
            if (!cursor.IsNumber)
                return _each.TryRead(cursor, out value);
            var isRead = NetworkMembers.Stride.TryRead(cursor, out var stride);
            value = Enumerable.Repeat(stride, stages).ToValueList();
            return isRead;
        }

        public override void Write(Utf8JsonWriter writer, ValueList<int> value) => _each.Write(writer, value);

        public override JsonObject Schema(JsonObject definitions) =>
            new() { ["anyOf"] = new JsonArray(NetworkMembers.Stride.Schema(definitions), Kinds.List(NetworkMembers.Stride).Schema(definitions)) };
    }
}

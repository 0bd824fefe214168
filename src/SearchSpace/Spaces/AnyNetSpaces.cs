using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Spaces of networks of stem, stages and head: with explicit stages, and with linear quantised widths.</summary>
internal static class AnyNetSpaces
{
    private const int DefaultStages = 4;
    private const int DefaultStride = 2;

    private static readonly ParameterRule InitialWidth = ParameterRule.Integer(ModelLimits.WidthMultiple, ModelLimits.MostWidth) with
    {
        Fits = value => value % ModelLimits.WidthMultiple == 0,
        FitsInWords = $"a multiple of {ModelLimits.WidthMultiple}",
    };

    // Before the stages are known there are none.
    private static readonly StageParameter Unread = StageParameter.Fixed(0, 1);

    public static MemberTable<AnyNetSpace> AnyNet { get; } = CreateAnyNet();

    public static MemberTable<RegNetSpace> RegNet { get; } = new(
        "regnet",
        "Networks of linear quantised widths.",
        new RegNetSpace
        {
            Input = NetworkMembers.Input.Empty, Classes = 2, Stem = SpaceMembers.Stem.Empty, Block = BlockType.Bottleneck, Complexity = ComplexityWindow.All,
            SqueezeExcitation = new FixedValue(0), HeadWidth = new FixedValue(0), Depth = new FixedValue(1), InitialWidth = new FixedValue(8), Slope = new FixedValue(0),
            Multiplier = new FixedValue(2), BottleneckRatio = new FixedValue(1), GroupWidth = new FixedValue(1), LeastStages = DefaultStages, MostStages = DefaultStages,
        },
        m =>
        [
            .. SpaceMembers.Task(m, "regnet"),
            .. SpaceMembers.Frame(m),
            m.Required("depth", "Blocks in all, d", SpaceMembers.Depth, s => s.Depth, (s, v) => s with { Depth = v }),
            m.Required("initialWidth", "Width of the line at block 0, w0: multiples of 8", new DistributionKind(InitialWidth), s => s.InitialWidth, (s, v) => s with { InitialWidth = v }),
            m.Required("slope", $"Channels that the line gains a block, wa; \"{SlopeKind.Tied}\" for one draw of both, wa = w0", new SlopeKind(), s => s.SlopeIsInitialWidth ? null : s.Slope, (s, v) => s with { SlopeIsInitialWidth = v is null, Slope = v ?? s.InitialWidth }),
            m.Required("multiplier", "Ratio of the widths of neighbouring stages, wm", new DistributionKind(ParameterRule.Real(ModelLimits.Multiplier)), s => s.Multiplier, (s, v) => s with { Multiplier = v }),
            m.Optional("bottleneckRatio", "Bottleneck ratio b; inner width = width / b", new DistributionKind(SpaceMembers.RatioRule), s => s.BottleneckRatio, (s, v) => s with { BottleneckRatio = v })
                with { IsWritten = s => s.Block.HasBottleneck(), DefaultWords = "1 for blocks without a bottleneck" },
            m.Optional("groupWidth", "Channels per group, g; widths are made to fit it", SpaceMembers.Width, s => s.GroupWidth, (s, v) => s with { GroupWidth = v })
                with { IsWritten = s => s.Block.HasBottleneck(), DefaultWords = "1 for blocks without a bottleneck" },
            m.Defaulted("stages", "Number of stages, or the least and the most", new StageRangeKind(), s => (s.LeastStages, s.MostStages), (s, v) => s with { LeastStages = v.Item1, MostStages = v.Item2 }) with { DefaultWords = $"{DefaultStages}" },
            SpaceMembers.Strides(m, "2 everywhere", s => s.MostStages, s => s.Strides, (s, v) => s with { Strides = v }) with { IsWritten = s => s.Strides.Count > 0 },
            SpaceMembers.Complexity(m),
        ])
    {
        Check = (space, members) =>
        {
            NetworkMembers.CheckSqueezeExcitation(members, space.SqueezeExcitation.High > 0, space.Block);
            SpaceMembers.CheckBottleneck(members, space.Block, "bottleneckRatio", "groupWidth");
        },
    };

    private static MemberTable<AnyNetSpace> CreateAnyNet()
    {
        StageMembers<AnyNetSpace> stages = new(default, s => s.Stages);
        var empty = new AnyNetSpace
        {
            Input = NetworkMembers.Input.Empty, Classes = 2, Stem = SpaceMembers.Stem.Empty, Block = BlockType.Bottleneck, Complexity = ComplexityWindow.All,
            SqueezeExcitation = new FixedValue(0), HeadWidth = new FixedValue(0), Strides = [], Depth = Unread, Width = Unread, BottleneckRatio = Unread, GroupWidth = Unread,
        };
        return new("anynet", "Networks with explicit stages.", empty, m =>
        [
            .. SpaceMembers.Task(m, "anynet"),
            .. SpaceMembers.Frame(m),
            m.Required("stages", "Number of stages", SpaceMembers.Stages, s => s.Stages, (s, v) => s with { Strides = Enumerable.Repeat(DefaultStride, v).ToValueList(), BottleneckRatio = StageParameter.Fixed(v, 1), GroupWidth = StageParameter.Fixed(v, 1) }),
            SpaceMembers.Strides(m, "2 everywhere", s => s.Stages, s => s.Strides, (s, v) => s with { Strides = v }),
            stages.Each("depth", "Blocks of each stage, d", SpaceMembers.DepthRule, s => s.Depth, (s, v) => s with { Depth = v }),
            stages.Each("width", "Output channels of each stage, w", SpaceMembers.WidthRule, s => s.Width, (s, v) => s with { Width = v }),
            stages.Bottleneck("bottleneckRatio", "Bottleneck ratio b of each stage; inner width = width / b", SpaceMembers.RatioRule, s => s.BottleneckRatio, (s, v) => s with { BottleneckRatio = v }, s => s.Block.HasBottleneck()),
            stages.Bottleneck("groupWidth", "Channels per group of each stage, g; widths are made to fit it", SpaceMembers.WidthRule, s => s.GroupWidth, (s, v) => s with { GroupWidth = v }, s => s.Block.HasBottleneck()),
            .. stages.Ordered(),
            SpaceMembers.Complexity(m),
        ])
        {
            Check = (space, members) =>
            {
                NetworkMembers.CheckSqueezeExcitation(members, space.SqueezeExcitation.High > 0, space.Block);
                SpaceMembers.CheckBottleneck(members, space.Block, "bottleneckRatio", "groupWidth");
                stages.Check(space, members);
            },
        };
    }

    // In place of a distribution of the slope the same draw as the initial width: null.
    private sealed class SlopeKind : ValueKind<Distribution?>
    {
        public const string Tied = "initialWidth";
        private static readonly DistributionKind Drawn = new(ParameterRule.Real(ModelLimits.Slope));

        public override bool TryRead(JsonCursor cursor, out Distribution? value)
        {
            value = null;
            if (!cursor.IsString)
                return Drawn.TryRead(cursor, out value);
            if (cursor.Item.Text == Tied)
                return true;
            cursor.Problem($"found {cursor.Item}, expected a number, a distribution or \"{Tied}\" for wa = w0");
            return false;
        }

        public override void Write(Utf8JsonWriter writer, Distribution? value)
        {
            if (value is null)
                writer.WriteStringValue(Tied);
            else
                Drawn.Write(writer, value);
        }

        public override JsonObject Schema(JsonObject definitions) =>
            new() { ["anyOf"] = new JsonArray([.. Drawn.Schema(definitions)["anyOf"]!.AsArray().Select(form => form!.DeepClone()), new JsonObject { ["const"] = Tied }]) };
    }

    private sealed class StageRangeKind : ValueKind<(int Least, int Most)>
    {
        private static readonly ValueKind<ValueList<int>> Ends = Kinds.List(SpaceMembers.Stages, 2, 2);

        public override bool TryRead(JsonCursor cursor, out (int Least, int Most) value)
        {
            value = default;
            if (!cursor.IsArray)
            {
                var isRead = SpaceMembers.Stages.TryRead(cursor, out var both);
                value = (both, both);
                return isRead;
            }

            if (!Ends.TryRead(cursor, out var ends))
                return false;
            value = (ends[0], ends[1]);
            if (value.Least > value.Most)
                cursor.Problem($"found {value.Least} to {value.Most}, expected the lower end first");
            return value.Least <= value.Most;
        }

        public override void Write(Utf8JsonWriter writer, (int Least, int Most) value) => Ends.Write(writer, [value.Least, value.Most]);

        public override JsonObject Schema(JsonObject definitions) => new() { ["anyOf"] = new JsonArray(SpaceMembers.Stages.Schema(definitions), Ends.Schema(definitions)) };
    }
}

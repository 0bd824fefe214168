namespace Explorer.SearchSpace.Configs;

/// <summary>Members that model configs of several families have, and sampled spaces too.</summary>
internal static class NetworkMembers
{
    public const string ClassesWords = "Number of classes";
    public const string InputWords = "The images that the network takes";
    public const string StemWords = "cifar: 3×3 stride 1; simple: 3×3 stride 2; resnet: 7×7 stride 2 and max-pool 3 stride 2. Batch norm and ReLU after the convolution";
    public const string SqueezeWords = "Squeeze-and-excitation ratio to the block's input width; 0 for none. Bottleneck blocks only";
    public const string HeadWords = "Channels of a 1×1 convolution, batch norm and ReLU before the pool; 0 for none";
    public const string RatioWords = "Bottleneck ratio b: inner width = width / b; below 1 the bottleneck is inverted. Bottleneck blocks only";
    public const string BlockWords =
        "bottleneck: 1×1, 3×3 grouped, 1×1 with shortcut; basic: two 3×3 with shortcut; vanilla: two 3×3 without; bottleneckLinear: bottleneck, shortcut only where the shape is unchanged, no final ReLU; "
        + "preactivation, preactivationBottleneck: basic and bottleneck with batch norm and ReLU before each convolution";

    public static ValueKind<int> Classes { get; } = Kinds.Integer(ModelLimits.LeastClasses, ModelLimits.MostClasses);

    public static ValueKind<int> Width { get; } = Kinds.Integer(1, ModelLimits.MostWidth);

    public static ValueKind<int> Depth { get; } = Kinds.Integer(1, ModelLimits.MostDepth);

    public static ValueKind<int> Stride { get; } = Kinds.Integer(1, ModelLimits.MostStride);

    public static ValueKind<BlockType> Block { get; } = Kinds.Word<BlockType>();

    /// <summary>The blocks of the residual families.</summary>
    public static ValueKind<BlockType> ResidualBlock { get; } =
        Kinds.Word(BlockType.Bottleneck, BlockType.Basic, BlockType.Preactivation, BlockType.PreactivationBottleneck);

    public static MemberTable<InputShape> Input { get; } = new("input", "The shape of one image.", new InputShape(1, 1), m =>
    [
        m.Required("channels", "Colour channels", Kinds.Integer(1, ModelLimits.MostChannels), s => s.Channels, (s, v) => s with { Channels = v }),
        m.Required("resolution", "Height and width in pixels", Kinds.Integer(1, ModelLimits.MostResolution), s => s.Resolution, (s, v) => s with { Resolution = v }),
    ]);

    public static MemberTable<StemConfig> Stem { get; } = new("stem", "The first layers.", new StemConfig(StemType.Cifar, 1), m =>
    [
        m.Required("type", StemWords, Kinds.Word<StemType>(), s => s.Type, (s, v) => s with { Type = v }),
        m.Required("width", "Output channels", Width, s => s.Width, (s, v) => s with { Width = v }),
    ]);

    /// <summary>Family, images and classes of a network.</summary>
    public static Member<T>[] Task<T>(Members<T> m, string family)
        where T : ModelConfig =>
    [
        m.Family(family),
        m.Required("input", InputWords, Input, n => n.Input, (n, v) => n with { Input = v }),
        m.Required("classes", ClassesWords, Classes, n => n.Classes, (n, v) => n with { Classes = v }),
    ];

    public static void CheckSqueezeExcitation(JsonMembers members, bool hasAny, BlockType block)
    {
        if (hasAny && !block.HasBottleneck() && members.Optional("squeezeExcitation") is { } cursor)
            cursor.Problem($"found {cursor.Item}, but {EnumNames.Of(block)} blocks have no squeeze-and-excitation; expected 0 or no such member");
    }

    /// <summary>Records a problem where a member of bottlenecks stands in a network of other blocks.</summary>
    public static void CheckNoBottleneck(JsonMembers members, string name, bool isNone, BlockType block)
    {
        if (!isNone && !block.HasBottleneck() && members.Optional(name) is { } cursor)
            cursor.Problem($"found {cursor.Item}, but {EnumNames.Of(block)} blocks have no bottleneck and no groups; expected no such member");
    }
}

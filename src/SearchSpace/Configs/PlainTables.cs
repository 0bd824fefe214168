namespace Explorer.SearchSpace.Configs;

/// <summary>Networks of plain layers: VGGs and multilayer perceptrons.</summary>
internal static class PlainTables
{
    public const string BatchNormWords = "Whether a batch norm follows each convolution";
    public const string HiddenWords = "Outputs of each hidden linear layer";
    public const string DropoutWords = "Share of the hidden layers' outputs that training leaves out";
    public const string SkipWords = "Whether a hidden layer as wide as its input adds it to its output";
    public const string NormWords = "What normalises each hidden layer before its activation";
    public const string ActivationWords = "The activation of hidden layers";

    public static MemberTable<VggBlockConfig> VggBlock { get; } = new("vggBlock", "3×3 convolutions of equal width, then a max-pool of 2.", new VggBlockConfig(1, 1), m =>
    [
        m.Required("depth", "Convolutions", NetworkMembers.Depth, b => b.Depth, (b, v) => b with { Depth = v }),
        m.Required("width", "Output channels of each", NetworkMembers.Width, b => b.Width, (b, v) => b with { Width = v }),
    ]);

    public static MemberTable<VggConfig> Vgg { get; } = new(
        "vgg",
        "Blocks of plain convolutions and two hidden linear layers (Simonyan and Zisserman 2014).",
        new VggConfig { Input = NetworkMembers.Input.Empty, Classes = 2, Blocks = [] },
        m =>
        [
            .. NetworkMembers.Task(m, "vgg"),
            m.Required("blocks", "The blocks; each halves the resolution", Kinds.List(VggBlock, 1, ModelLimits.MostStages), n => n.Blocks, (n, v) => n with { Blocks = v }),
            m.Optional("batchNorm", BatchNormWords, Kinds.Flag, n => n.BatchNorm, (n, v) => n with { BatchNorm = v }),
            m.Optional("hiddenWidth", HiddenWords, NetworkMembers.Width, n => n.HiddenWidth, (n, v) => n with { HiddenWidth = v }),
            m.Optional("dropout", DropoutWords, Kinds.Number(ModelLimits.Dropout), n => n.Dropout, (n, v) => n with { Dropout = v }),
        ])
    {
        Check = (network, members) => CheckResolution(network.Input.Resolution, network.Blocks.Count, members),
    };

    public static MemberTable<MlpConfig> Mlp { get; } = new(
        "mlp", "A multilayer perceptron.", new MlpConfig { Input = NetworkMembers.Input.Empty, Classes = 2, Widths = [] }, m =>
        [
            .. NetworkMembers.Task(m, "mlp"),
            m.Required("widths", "Outputs of each hidden layer", Kinds.List(NetworkMembers.Width, 1, ModelLimits.MostStages), n => n.Widths, (n, v) => n with { Widths = v }),
            m.Optional("skipConnections", SkipWords, Kinds.Flag, n => n.SkipConnections, (n, v) => n with { SkipConnections = v }),
            m.Optional("normalization", NormWords, Kinds.Word<MlpNormalization>(), n => n.Normalization, (n, v) => n with { Normalization = v }),
            m.Optional("activation", ActivationWords, Kinds.Word<ActivationType>(), n => n.Activation, (n, v) => n with { Activation = v }),
            m.Optional("dropout", DropoutWords, Kinds.Number(ModelLimits.Dropout), n => n.Dropout, (n, v) => n with { Dropout = v }),
        ]);

    /// <summary>Records a problem where so many blocks leave nothing of an image.</summary>
    public static void CheckResolution(int resolution, int count, JsonMembers members)
    {
        if (members.AreRead("input", "blocks") && resolution >> Math.Min(count, 31) == 0)
        {
            var expected = count < 14 ? $"a resolution of at least {1 << count} or fewer blocks" : "fewer blocks";
            members.Optional("blocks")!.Problem($"{count} blocks, each of which halves the resolution, leave nothing of {resolution}×{resolution} pixels; expected {expected}");
        }
    }
}

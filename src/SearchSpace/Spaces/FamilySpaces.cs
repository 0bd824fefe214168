namespace Explorer.SearchSpace.Spaces;

/// <summary>Spaces of the published families: VGGs, residual networks, perceptrons.</summary>
internal static class FamilySpaces
{
    private static readonly StageParameter Unread = StageParameter.Fixed(0, 1);
    private static readonly DistributionKind Dropout = new(ParameterRule.Real(ModelLimits.Dropout));
    private static readonly DistributionKind Flag = new(ParameterRule.Flag);

    private static readonly ParameterRule Ratio = ParameterRule.Real(ResidualTables.BottleneckRatio) with
    {
        Fits = GroupCompatibility.IsRatio,
        FitsInWords = "a whole number",
    };

    public static MemberTable<VggSpace> Vgg { get; } = CreateVgg();

    public static MemberTable<ResNetSpace> ResNet { get; } = CreateResNet();

    public static MemberTable<MlpSpace> Mlp { get; } = CreateMlp();

    private static MemberTable<VggSpace> CreateVgg()
    {
        StageMembers<VggSpace> blocks = new(default, s => s.Blocks);
        var empty = new VggSpace
        {
            Input = NetworkMembers.Input.Empty, Classes = 2, Complexity = ComplexityWindow.All, Depth = Unread, Width = Unread,
            BatchNorm = new FixedValue(0), HiddenWidth = new FixedValue(VggConfig.DefaultHiddenWidth), Dropout = new FixedValue(VggConfig.DefaultDropout),
        };
        return new("vgg", "Networks of plain convolution blocks and two hidden linear layers.", empty, m =>
        [
            .. SpaceMembers.Task(m, "vgg"),
            m.Required("blocks", "Number of blocks; each halves the resolution", SpaceMembers.Stages, s => s.Blocks, (s, v) => s with { Depth = StageParameter.Fixed(v, 1) }),
            blocks.Each("depth", "Convolutions of each block", SpaceMembers.DepthRule, s => s.Depth, (s, v) => s with { Depth = v }),
            blocks.Each("width", "Output channels of each block", SpaceMembers.WidthRule, s => s.Width, (s, v) => s with { Width = v }),
            .. blocks.Ordered(),
            m.Defaulted("batchNorm", PlainTables.BatchNormWords, Flag, s => s.BatchNorm, (s, v) => s with { BatchNorm = v }),
            m.Defaulted("hiddenWidth", PlainTables.HiddenWords, SpaceMembers.Width, s => s.HiddenWidth, (s, v) => s with { HiddenWidth = v }),
            m.Defaulted("dropout", PlainTables.DropoutWords, Dropout, s => s.Dropout, (s, v) => s with { Dropout = v }),
            SpaceMembers.Complexity(m),
        ])
        {
            Check = (space, members) =>
            {
                blocks.Check(space, members);
                PlainTables.CheckResolution(space.Input.Resolution, space.Blocks, members);
            },
        };
    }

    private static MemberTable<ResNetSpace> CreateResNet()
    {
        StageMembers<ResNetSpace> stages = new(default, s => s.Stages);
        var empty = new ResNetSpace
        {
            Input = NetworkMembers.Input.Empty, Classes = 2, Complexity = ComplexityWindow.All, Stem = SpaceMembers.Stem.Empty, Block = BlockType.Bottleneck,
            Strides = [], Depth = Unread, Width = Unread, BottleneckRatio = new FixedValue(1),
        };
        return new("resnet", "Residual networks.", empty, m =>
        [
            .. SpaceMembers.Task(m, "resnet"),
            m.Required("stem", "The first layers; the width may be a distribution", SpaceMembers.Stem, s => s.Stem, (s, v) => s with { Stem = v }),
            m.Required("block", "The block of every stage", NetworkMembers.ResidualBlock, s => s.Block, (s, v) => s with { Block = v }),
            m.Required("stages", "Number of stages", SpaceMembers.Stages, s => s.Stages, (s, v) => s with { Strides = ModelExpansion.ResidualStrides(v) }),
            SpaceMembers.Strides(m, "1, then 2", s => s.Stages, s => s.Strides, (s, v) => s with { Strides = v }),
            stages.Each("depth", "Blocks of each stage", SpaceMembers.DepthRule, s => s.Depth, (s, v) => s with { Depth = v }),
            stages.Each("width", "Output channels of each stage; made whole multiples of the bottleneck ratio", SpaceMembers.WidthRule, s => s.Width, (s, v) => s with { Width = v }),
            .. stages.Ordered(),
            m.Optional("bottleneckRatio", "Width over inner width, one draw for all stages. Bottleneck blocks only", new DistributionKind(Ratio), s => s.BottleneckRatio, (s, v) => s with { BottleneckRatio = v })
                with { Otherwise = s => new FixedValue(s.Block.HasBottleneck() ? ResNetConfig.PaperBottleneckRatio : 1), IsWritten = s => s.Block.HasBottleneck() },
            SpaceMembers.Complexity(m),
        ])
        {
            Check = (space, members) =>
            {
                NetworkMembers.CheckNoBottleneck(members, "bottleneckRatio", isNone: false, space.Block);
                stages.Check(space, members);
            },
        };
    }

    private static MemberTable<MlpSpace> CreateMlp()
    {
        StageMembers<MlpSpace> layers = new(default, s => (int)s.Depth.High);
        var empty = new MlpSpace
        {
            Input = NetworkMembers.Input.Empty, Classes = 2, Complexity = ComplexityWindow.All, Depth = new FixedValue(0), Width = Unread,
            SkipConnections = new FixedValue(0), Normalization = new FixedValue(0), Activation = new FixedValue(0), Dropout = new FixedValue(0),
        };
        return new("mlp", "Multilayer perceptrons.", empty, m =>
        [
            .. SpaceMembers.Task(m, "mlp"),
            m.Required("depth", "Hidden layers", new DistributionKind(ParameterRule.Integer(1, ModelLimits.MostStages)), s => s.Depth, (s, v) => s with { Depth = v }),
            layers.Each("width", "Outputs of each hidden layer; of a list, a network takes the first as many as it has layers", SpaceMembers.WidthRule, s => s.Width, (s, v) => s with { Width = v }),
            .. layers.Ordered(),
            m.Defaulted("skipConnections", PlainTables.SkipWords, Flag, s => s.SkipConnections, (s, v) => s with { SkipConnections = v }),
            m.Defaulted("normalization", PlainTables.NormWords, new DistributionKind(ParameterRule.Word<MlpNormalization>()), s => s.Normalization, (s, v) => s with { Normalization = v }),
            m.Defaulted("activation", PlainTables.ActivationWords, new DistributionKind(ParameterRule.Word<ActivationType>()), s => s.Activation, (s, v) => s with { Activation = v }),
            m.Defaulted("dropout", PlainTables.DropoutWords, Dropout, s => s.Dropout, (s, v) => s with { Dropout = v }),
            SpaceMembers.Complexity(m),
        ])
        {
            Check = layers.Check,
        };
    }
}

namespace Explorer.Models.Tests;

/// <summary>One small network of every family and of every choice that a family has, for 2×16×16 images and 5 classes.</summary>
internal static class FamilyNetworks
{
    private const int Classes = 5;

    private static readonly InputShape Input = new(2, 16);

    public static IReadOnlyDictionary<string, ModelConfig> All { get; } = new Dictionary<string, ModelConfig>(StringComparer.Ordinal)
    {
        ["vgg"] = Vgg,
        ["vgg with batch norm"] = Vgg with { BatchNorm = true, Dropout = 0 },
        ["vgg of an odd resolution"] = Vgg with { Input = new InputShape(2, 13) },
        ["resnet"] = ResNet,
        ["resnet of bottlenecks"] = ResNet with { Block = BlockType.Bottleneck, BottleneckRatio = 4 },
        ["resnet with other strides"] = ResNet with { Stem = new StemConfig(StemType.Resnet, 8), Strides = [2, 1] },
        ["preactivation"] = ResNet with { Block = BlockType.Preactivation },
        ["preactivation with a pooled stem"] = ResNet with { Block = BlockType.Preactivation, Stem = new StemConfig(StemType.Resnet, 8) },
        ["preactivation of bottlenecks"] = ResNet with { Block = BlockType.PreactivationBottleneck, BottleneckRatio = 2 },
        ["preactivation anynet"] = PreactivationAnyNet,
        ["resnext"] = ResNeXt,
        ["linear bottlenecks in a regnet"] = RegNetZ,
        ["mlp"] = Mlp,
        ["mlp with everything"] = Mlp with { Widths = [24, 24, 12], SkipConnections = true, Normalization = MlpNormalization.Layer, Activation = ActivationType.Gelu, Dropout = 0.2 },
        ["mlp with batch norm"] = Mlp with { Normalization = MlpNormalization.Batch, Activation = ActivationType.Silu },
        ["mlp of tanh"] = Mlp with { Activation = ActivationType.Tanh },
        ["mlp of sigmoid"] = Mlp with { Activation = ActivationType.Sigmoid },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static VggConfig Vgg => new()
    {
        Input = Input,
        Classes = Classes,
        Blocks = [new VggBlockConfig(1, 8), new VggBlockConfig(3, 16)],
        HiddenWidth = 32,
    };

    private static ResNetConfig ResNet => new()
    {
        Input = Input,
        Classes = Classes,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Basic,
        Depths = [1, 2],
        Widths = [8, 16],
    };

    private static AnyNetConfig PreactivationAnyNet => new()
    {
        Input = Input,
        Classes = Classes,
        Stem = new StemConfig(StemType.Simple, 8),
        Block = BlockType.PreactivationBottleneck,
        SqueezeExcitation = 0.25,
        HeadWidth = 12,
        Stages = [new StageConfig { Depth = 2, Width = 16, Stride = 2, BottleneckRatio = 2, GroupWidth = 4 }],
    };

    private static ResNeXtConfig ResNeXt => new()
    {
        Input = Input,
        Classes = Classes,
        Stem = new StemConfig(StemType.Cifar, 8),
        Depths = [1, 2],
        Widths = [16, 32],
        Cardinality = 4,
        GroupWidth = 2,
    };

    // The block of the RegNet authors' RegNetZ: inverted linear bottlenecks.
    private static RegNetConfig RegNetZ => new()
    {
        Input = Input,
        Classes = Classes,
        Stem = new StemConfig(StemType.Simple, 8),
        Block = BlockType.BottleneckLinear,
        Depth = 4,
        InitialWidth = 8,
        Slope = 8,
        Multiplier = 2,
        GroupWidth = 4,
        BottleneckRatio = 0.25,
        SqueezeExcitation = 0.25,
    };

    private static MlpConfig Mlp => new() { Input = Input, Classes = Classes, Widths = [16, 8] };
}

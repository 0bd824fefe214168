namespace Explorer.SearchSpace.Tests.Configs;

/// <summary>A config of each published family in canonical form.</summary>
internal static class FamilyTexts
{
    public const string Vgg =
        """{"family":"vgg","input":{"channels":1,"resolution":32},"classes":10,"blocks":[{"depth":1,"width":8},{"depth":2,"width":16}],"batchNorm":true,"hiddenWidth":64,"dropout":0.25}""";

    public const string ResNet =
        """{"family":"resnet","input":{"channels":3,"resolution":32},"classes":10,"stem":{"type":"cifar","width":16},"block":"bottleneck","depths":[1,2],"widths":[32,64],"bottleneckRatio":2,"strides":[2,1]}""";

    public const string ResNeXt =
        """{"family":"resnext","input":{"channels":3,"resolution":32},"classes":10,"stem":{"type":"cifar","width":16},"depths":[1,2],"widths":[32,64],"cardinality":4,"groupWidth":6}""";

    public const string Mlp =
        """{"family":"mlp","input":{"channels":1,"resolution":28},"classes":10,"widths":[64,64,32],"skipConnections":true,"normalization":"layer","activation":"gelu","dropout":0.1}""";

    public static TheoryData<string> All => [Vgg, ResNet, ResNeXt, Mlp];

    public static T Parse<T>(string json)
        where T : ModelConfig => Assert.IsType<T>(ModelConfigJson.Parse(json, "test"));
}

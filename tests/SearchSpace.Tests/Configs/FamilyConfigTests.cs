namespace Explorer.SearchSpace.Tests.Configs;

public sealed class FamilyConfigTests
{
    public static TheoryData<string> Texts => FamilyTexts.All;

    [Theory]
    [MemberData(nameof(Texts))]
    public void Write_EveryFamily_IsTheCanonicalLine(string json)
    {
        var config = ModelConfigJson.Parse(json, "test");
        Assert.Equal(json, ModelConfigJson.Write(config));
        Assert.Equal(config, ModelConfigJson.Parse(ModelConfigJson.Write(config), "written"));
    }

    [Theory]
    [InlineData(FamilyTexts.Vgg, ",\"batchNorm\":true,\"hiddenWidth\":64,\"dropout\":0.25", ",\"batchNorm\":false,\"hiddenWidth\":4096,\"dropout\":0.5")]
    [InlineData(FamilyTexts.Mlp, ",\"skipConnections\":true,\"normalization\":\"layer\",\"activation\":\"gelu\",\"dropout\":0.1", ",\"skipConnections\":false,\"normalization\":\"none\",\"activation\":\"relu\",\"dropout\":0")]
    [InlineData(FamilyTexts.ResNet, ",\"strides\":[2,1]", ",\"strides\":[1,2]")]
    [InlineData(FamilyTexts.ResNet, ",\"bottleneckRatio\":2", ",\"bottleneckRatio\":4")]
    public void Hash_DefaultsWrittenOut_IsTheSame(string json, string members, string defaults) => Assert.Equal(
        ModelConfigJson.Hash(ModelConfigJson.Parse(json.Replace(members, "", StringComparison.Ordinal), "short")),
        ModelConfigJson.Hash(ModelConfigJson.Parse(json.Replace(members, defaults, StringComparison.Ordinal), "long")));

    [Theory]
    [InlineData(FamilyTexts.Vgg, "\"resolution\":32", "\"resolution\":3", "$.blocks", "leave nothing of 3×3 pixels; expected a resolution of at least 4 or fewer blocks")]
    [InlineData(FamilyTexts.Vgg, "\"depth\":1", "\"depth\":0", "$.blocks[0].depth", "found 0")]
    [InlineData(FamilyTexts.Vgg, "\"dropout\":0.25", "\"dropout\":1", "$.dropout", "found 1")]
    [InlineData(FamilyTexts.Vgg, "batchNorm", "batchNorms", "$.batchNorms", "batchNorm")]
    [InlineData(FamilyTexts.ResNet, "\"bottleneck\"", "\"vanilla\"", "$.block", "expected bottleneck, basic, preactivation, preactivationBottleneck")]
    [InlineData(FamilyTexts.ResNet, "\"bottleneck\"", "\"preactivation\"", "$.bottleneckRatio", "preactivation blocks have no bottleneck")]
    [InlineData(FamilyTexts.ResNet, "\"widths\":[32,64]", "\"widths\":[32]", "$.widths", "1 items, expected 2")]
    [InlineData(FamilyTexts.ResNet, "\"widths\":[32,64]", "\"widths\":[1,64]", "$.widths", "below 1")]
    [InlineData(FamilyTexts.ResNeXt, "\"widths\":[32,64]", "\"widths\":[32,40]", "$.groupWidth", "no whole number where they are 40")]
    [InlineData(FamilyTexts.ResNeXt, "\"cardinality\":4", "\"cardinality\":4096", "$.groupWidth", "expected at most 64 times")]
    [InlineData(FamilyTexts.Mlp, "\"gelu\"", "\"geluu\"", "$.activation", "did you mean \"gelu\"")]
    [InlineData(FamilyTexts.Mlp, "[64,64,32]", "[]", "$.widths", "0 items")]
    [InlineData(FamilyTexts.Mlp, "\"mlp\"", "\"mpl\"", "$.family", "did you mean \"mlp\"")]
    public void Parse_WrongMember_NamesItsPlace(string json, string old, string changed, string path, string words) =>
        Problems.Has(Problems.Of(() => ModelConfigJson.Parse(json.Replace(old, changed, StringComparison.Ordinal), "test")), path, words);

    // ResNeXt-50 32×4d (Xie et al. 2017, Table 1): inner widths 128, 256, 512, 1024 in 32 groups.
    [Fact]
    public void ToAnyNet_ResNeXt50_HasThePapersInnerWidths()
    {
        var config = FamilyTexts.Parse<ResNeXtConfig>(FamilyTexts.ResNeXt) with { Depths = [3, 4, 6, 3], Widths = [256, 512, 1024, 2048], Cardinality = 32, GroupWidth = 4 };
        var stages = config.ToAnyNet().Stages;
        Assert.Equal([128, 256, 512, 1024], stages.Select(stage => stage.InnerWidth));
        Assert.Equal([4, 8, 16, 32], stages.Select(stage => stage.GroupWidth));
        Assert.Equal([1, 2, 2, 2], stages.Select(stage => stage.Stride));
    }

    [Fact]
    public void ToAnyNet_Bottlenecks_HaveOneGroup()
    {
        var stages = FamilyTexts.Parse<ResNetConfig>(FamilyTexts.ResNet).ToAnyNet().Stages;
        Assert.Equal([(1, 32, 2, 16, 16), (2, 64, 1, 32, 32)], stages.Select(stage => (stage.Depth, stage.Width, stage.Stride, stage.InnerWidth, stage.GroupWidth)));
    }

    // One hidden layer of 256 on 28×28: 784·256 + 256 + 256·10 + 10 = 203,530, all of them multiply-adds or bias additions.
    [Fact]
    public void Of_TextbookPerceptron_CountsWeightsAndBiases()
    {
        var config = FamilyTexts.Parse<MlpConfig>(FamilyTexts.Mlp) with { Widths = [256], Normalization = MlpNormalization.None };
        Assert.Equal(new NetworkComplexity(203_530, 203_530, 266), ComplexityCalculator.Of(config));
        Assert.Equal(new NetworkComplexity(203_530, 203_530 + 512, 266), ComplexityCalculator.Of(config with { Normalization = MlpNormalization.Batch }));
    }

    // 3×3 over 1 → 8 at 32×32, pooled to 16: 8 → 16 and 16 → 16, pooled to 8: 1,024 features, 64, 64, 10.
    [Fact]
    public void Of_Vgg_CountsConvolutionsWithBiases()
    {
        var config = FamilyTexts.Parse<VggConfig>(FamilyTexts.Vgg) with { BatchNorm = false };
        const long weights = (9 * 8) + (9 * 8 * 16) + (9 * 16 * 16);
        const long linear = (1024 * 64) + 64 + (64 * 64) + 64 + (64 * 10) + 10;
        const long multiplied = (9 * 8 * 1024) + (((9 * 8 * 16) + (9 * 16 * 16)) * 256);
        const long outputs = (8 * 1024) + (2 * 16 * 256);
        Assert.Equal(new NetworkComplexity(multiplied + outputs + linear, weights + 8 + 16 + 16 + linear, outputs + 64 + 64 + 10), ComplexityCalculator.Of(config));
    }

    [Fact]
    public void Adapt_TooSmallForItsPools_IsRefused()
    {
        var config = FamilyTexts.Parse<VggConfig>(FamilyTexts.Vgg);
        Assert.Equal(config with { Input = new InputShape(3, 4), Classes = 7 }, config.Adapt(new InputShape(3, 4), 7, "--input"));
        Problems.Only(Problems.Of(() => config.Adapt(new InputShape(1, 2), null, "--input")), "$.blocks", "leave nothing of 2×2 pixels");
    }
}

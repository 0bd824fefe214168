namespace Explorer.Models.Tests;

public sealed class PresetsTests
{
    [Fact]
    public void All_PublishedRegNets_EqualReferenceConfigs()
    {
        Assert.Equal(24, Reference.RegNets.Count);
        Assert.Equal(
            Reference.RegNets.Select(row => row.Name).Order(StringComparer.Ordinal),
            Presets.All.Select(preset => preset.Name).Where(name => name.StartsWith("regnet", StringComparison.Ordinal) && name.EndsWith('f')).Order(StringComparer.Ordinal));
        Assert.All(Reference.RegNets, row => Assert.Equal(row.Config, Presets.Find(row.Name)));
        Assert.All(Reference.RegNets, row => Assert.Equal(row.Complexity, ComplexityCalculator.Of(Presets.Find(row.Name))));
    }

    [Fact]
    public void All_EveryPreset_SurvivesItsJson() => Assert.All(
        Presets.All, preset => Assert.Equal(preset.Config, ModelConfigJson.Parse(ModelConfigJson.Write(preset.Config), preset.Name)));

    // torchvision 0.14's counts; TorchvisionCountTests asks torchvision itself where it is installed.
    [Theory]
    [InlineData("vgg11", 132_863_336)]
    [InlineData("vgg13", 133_047_848)]
    [InlineData("vgg16", 138_357_544)]
    [InlineData("vgg19", 143_667_240)]
    [InlineData("vgg11-bn", 132_868_840)]
    [InlineData("vgg13-bn", 133_053_736)]
    [InlineData("vgg16-bn", 138_365_992)]
    [InlineData("vgg19-bn", 143_678_248)]
    [InlineData("resnet18", 11_689_512)]
    [InlineData("resnet34", 21_797_672)]
    [InlineData("resnet50", 25_557_032)]
    [InlineData("resnet101", 44_549_160)]
    [InlineData("resnet152", 60_192_808)]
    [InlineData("wide-resnet50-2", 68_883_240)]
    [InlineData("wide-resnet101-2", 126_886_696)]
    [InlineData("resnext50-32x4d", 25_028_904)]
    [InlineData("resnext101-32x8d", 88_791_336)]
    [InlineData("resnext101-64x4d", 83_455_272)]
    public void Find_TorchvisionsNetworks_HaveItsParameterCount(string name, long parameters) =>
        Assert.Equal(parameters, ComplexityCalculator.Of(Presets.Find(name)).Params);

    // The same networks as timm's resnetv2_50 and resnetv2_101.
    [Theory]
    [InlineData("preactivation-resnet50", 25_549_352)]
    [InlineData("preactivation-resnet101", 44_541_480)]
    public void Find_PreactivationNetworks_HaveTimmsParameterCount(string name, long parameters) =>
        Assert.Equal(parameters, ComplexityCalculator.Of(Presets.Find(name)).Params);

    [Theory]
    [InlineData("RegNetX-400MF", "regnetx-400mf")]
    [InlineData("regnety-4gf", "regnety-4.0gf")]
    [InlineData("regnetx-8.0GF", "regnetx-8.0gf")]
    [InlineData("resnext50_32x4d", "resnext50-32x4d")]
    [InlineData("VGG16_bn", "vgg16-bn")]
    public void Find_OtherSpelling_FindsTheSame(string spelling, string name) => Assert.Same(Presets.Find(name), Presets.Find(spelling));

    [Fact]
    public void Find_Misspelt_NamesTheNearest()
        => Assert.Contains("did you mean \"regnety-400mf\"", Assert.Throws<InvalidInputException>(() => Presets.Find("regnetty-400mf")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("resnext", "did you mean \"resnext50-32x4d\", \"resnext101-32x8d\" or \"resnext101-64x4d\"? explorer zoo list --presets lists all 53")]
    [InlineData("efficientnet-b0", "no preset of this name; explorer zoo list --presets lists all 53")]
    public void Find_NothingAlike_SaysWhereTheListIs(string name, string expected)
        => Assert.EndsWith(expected, Assert.Throws<InvalidInputException>(() => Presets.Find(name)).Message, StringComparison.Ordinal);
}

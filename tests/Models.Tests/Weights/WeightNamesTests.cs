namespace Explorer.Models.Tests.Weights;

public sealed class WeightNamesTests
{
    // Names as torchvision 0.14, timm 0.9 and pycls list them.
    [Theory]
    [InlineData("stem.conv.weight", "stem.0.weight", "stem.conv.weight", "stem.conv.weight")]
    [InlineData("stem.norm.running_var", "stem.1.running_var", "stem.bn.running_var", "stem.bn.running_var")]
    [InlineData("stage1.block1.shortcut.conv.weight", "trunk_output.block1.block1-0.proj.0.weight", "s1.b1.downsample.conv.weight", "s1.b1.proj.weight")]
    [InlineData("stage1.block1.shortcut.norm.bias", "trunk_output.block1.block1-0.proj.1.bias", "s1.b1.downsample.bn.bias", "s1.b1.bn.bias")]
    [InlineData("stage3.block12.transform.conv2.weight", "trunk_output.block3.block3-11.f.b.0.weight", "s3.b12.conv2.conv.weight", "s3.b12.f.b.weight")]
    [InlineData("stage2.block1.transform.squeezeExcitation.excite.bias", "trunk_output.block2.block2-0.f.se.fc2.bias", "s2.b1.se.fc2.bias", "s2.b1.f.se.f_ex.2.bias")]
    [InlineData("stage2.block1.transform.norm3.num_batches_tracked", "trunk_output.block2.block2-0.f.c.1.num_batches_tracked", "s2.b1.conv3.bn.num_batches_tracked", "s2.b1.f.c_bn.num_batches_tracked")]
    [InlineData("head.linear.bias", "fc.bias", "head.fc.bias", "head.fc.bias")]
    public void Map_RegNetNames_AreTheOthers(string native, string torchvision, string timm, string pycls)
    {
        var config = Presets.Find("regnety-400mf");
        Assert.Equal(torchvision, WeightNames.Map(config, [native], WeightNaming.Torchvision)[native]);
        Assert.Equal(timm, WeightNames.Map(config, [native], WeightNaming.Timm)[native]);
        Assert.Equal(pycls, WeightNames.Map(config, [native], WeightNaming.Pycls)[native]);
        Assert.Equal(native, WeightNames.Map(config, [native], WeightNaming.Native)[native]);
    }

    [Theory]
    [InlineData("stem.norm.weight", "bn1.weight", "stem.bn.weight")]
    [InlineData("stage2.block1.shortcut.conv.weight", "layer2.0.downsample.0.weight", "s2.b1.proj.weight")]
    [InlineData("stage4.block2.transform.norm2.running_mean", "layer4.1.bn2.running_mean", "s4.b2.f.b_bn.running_mean")]
    [InlineData("head.linear.weight", "fc.weight", "head.fc.weight")]
    public void Map_ResNetNames_AreTheOthers(string native, string torchvision, string pycls)
    {
        Assert.Equal(torchvision, WeightNames.Map(ResNet, [native], WeightNaming.Torchvision)[native]);
        Assert.Equal(torchvision, WeightNames.Map(ResNet, [native], WeightNaming.Timm)[native]);
        Assert.Equal(pycls, WeightNames.Map(ResNet, [native], WeightNaming.Pycls)[native]);
    }

    [Theory]
    [InlineData("vgg11", "block1.conv1.weight", "features.0.weight")]
    [InlineData("vgg11", "block3.conv2.bias", "features.8.bias")]
    [InlineData("vgg11", "block5.conv2.weight", "features.18.weight")]
    [InlineData("vgg11-bn", "block3.norm2.running_var", "features.12.running_var")]
    [InlineData("vgg16-bn", "block5.conv3.weight", "features.40.weight")]
    [InlineData("vgg11", "hidden1.linear.weight", "classifier.0.weight")]
    [InlineData("vgg11", "hidden2.linear.bias", "classifier.3.bias")]
    [InlineData("vgg11", "head.linear.weight", "classifier.6.weight")]
    public void Map_VggNames_AreTorchvisions(string preset, string native, string torchvision)
        => Assert.Equal(torchvision, WeightNames.Map(Presets.Find(preset), [native], WeightNaming.Torchvision)[native]);

    [Theory]
    [InlineData("vgg11", WeightNaming.Pycls)]
    [InlineData("preactivation-resnet18", WeightNaming.Torchvision)]
    [InlineData("preactivation-resnet18", WeightNaming.Pycls)]
    [InlineData("mlp-256", WeightNaming.Timm)]
    public void Map_FamiliesTheyDoNotHave_Refuses(string preset, WeightNaming naming)
        => Assert.Throws<InvalidInputException>(() => WeightNames.Map(Presets.Find(preset), ["head.linear.weight"], naming));

    [Fact]
    public void Map_VanillaBlock_HasPyclsNamesWithoutTransform()
    {
        const string Name = "stage1.block2.transform.norm1.weight";
        Assert.Equal("s1.b2.a_bn.weight", WeightNames.Map(Networks.With(BlockType.Vanilla), [Name], WeightNaming.Pycls)[Name]);
        Assert.Equal("s1.b2.f.a_bn.weight", WeightNames.Map(Networks.With(BlockType.Basic), [Name], WeightNaming.Pycls)[Name]);
    }

    [Theory]
    [InlineData(WeightNaming.Torchvision)]
    [InlineData(WeightNaming.Timm)]
    public void Map_WhatTheyDoNotHave_SaysWhatTheyHave(WeightNaming naming)
        => Assert.Contains("it has regnets", Assert.Throws<InvalidInputException>(() => WeightNames.Map(Networks.With(BlockType.Basic), ["stem.conv.weight"], naming)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("trunk_output.block1.block1-0.f.a.0.weight", WeightNaming.Torchvision)]
    [InlineData("layer1.0.conv1.weight", WeightNaming.Torchvision)]
    [InlineData("features.0.weight", WeightNaming.Torchvision)]
    [InlineData("s1.b1.conv1.conv.weight", WeightNaming.Timm)]
    [InlineData("s1.b1.f.a.weight", WeightNaming.Pycls)]
    [InlineData("head.linear.weight", WeightNaming.Native)]
    [InlineData("transformer.wte.weight", null)]
    public void Guess_OneNameOfTheirs_Suffices(string name, WeightNaming? expected) => Assert.Equal(expected, WeightNames.Guess(["x.weight", name]));

    // Stem and head are called the same by timm and pycls: the network's other names tell.
    [Theory]
    [InlineData(WeightNaming.Native)]
    [InlineData(WeightNaming.Torchvision)]
    [InlineData(WeightNaming.Timm)]
    [InlineData(WeightNaming.Pycls)]
    public void Detect_AllNamesButTheFirst_FindsTheNaming(WeightNaming naming)
    {
        var config = Networks.Tiny with { Stem = new StemConfig(StemType.Simple, 8) };
        using var network = NetworkBuilder.Create(config);
        var names = network.state_dict().Keys;
        var theirs = WeightNames.Map(config, names, naming).Values.Skip(1);
        Assert.Equal(naming, WeightNames.Detect(config, names, theirs));
    }

    private static AnyNetConfig ResNet => Networks.With(BlockType.Basic) with
    {
        Stem = new StemConfig(StemType.Resnet, 8),
        Stages = [.. Enumerable.Range(0, 4).Select(i => new StageConfig { Depth = 2, Width = 8 << i, Stride = i == 0 ? 1 : 2 })],
    };
}

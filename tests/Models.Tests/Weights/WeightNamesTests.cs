using Explorer.Models.Weights;
using Explorer.SearchSpace.Configs;

namespace Explorer.Models.Tests.Weights;

public sealed class WeightNamesTests
{
    // Names as torchvision 0.14 and pycls list them.
    [Theory]
    [InlineData("stem.conv.weight", "stem.0.weight", "stem.conv.weight")]
    [InlineData("stem.norm.running_var", "stem.1.running_var", "stem.bn.running_var")]
    [InlineData("stage1.block1.shortcut.conv.weight", "trunk_output.block1.block1-0.proj.0.weight", "s1.b1.proj.weight")]
    [InlineData("stage1.block1.shortcut.norm.bias", "trunk_output.block1.block1-0.proj.1.bias", "s1.b1.bn.bias")]
    [InlineData("stage3.block12.transform.conv2.weight", "trunk_output.block3.block3-11.f.b.0.weight", "s3.b12.f.b.weight")]
    [InlineData("stage2.block1.transform.squeezeExcitation.excite.bias", "trunk_output.block2.block2-0.f.se.fc2.bias", "s2.b1.f.se.f_ex.2.bias")]
    [InlineData("stage2.block1.transform.norm3.num_batches_tracked", "trunk_output.block2.block2-0.f.c.1.num_batches_tracked", "s2.b1.f.c_bn.num_batches_tracked")]
    [InlineData("head.linear.bias", "fc.bias", "head.fc.bias")]
    public void Map_RegNetNames_AreTheOthers(string native, string torchvision, string pycls)
    {
        var config = Presets.Find("regnety-400mf");
        Assert.Equal(torchvision, WeightNames.Map(config, [native], WeightNaming.Torchvision)[native]);
        Assert.Equal(pycls, WeightNames.Map(config, [native], WeightNaming.Pycls)[native]);
        Assert.Equal(native, WeightNames.Map(config, [native], WeightNaming.Native)[native]);
    }

    [Fact]
    public void Map_VanillaBlock_HasPyclsNamesWithoutTransform()
    {
        const string Name = "stage1.block2.transform.norm1.weight";
        Assert.Equal("s1.b2.a_bn.weight", WeightNames.Map(Networks.With(BlockType.Vanilla), [Name], WeightNaming.Pycls)[Name]);
        Assert.Equal("s1.b2.f.a_bn.weight", WeightNames.Map(Networks.With(BlockType.Basic), [Name], WeightNaming.Pycls)[Name]);
    }

    [Theory]
    [InlineData("trunk_output.block1.block1-0.f.a.0.weight", WeightNaming.Torchvision)]
    [InlineData("s1.b1.f.a.weight", WeightNaming.Pycls)]
    [InlineData("stage1.block1.transform.conv1.weight", WeightNaming.Native)]
    public void Detect_OneNameOfAStage_Suffices(string name, WeightNaming expected) => Assert.Equal(expected, WeightNames.Detect(["stem", name]));
}

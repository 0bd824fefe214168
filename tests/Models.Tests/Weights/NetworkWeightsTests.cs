using static TorchSharp.torch;

namespace Explorer.Models.Tests.Weights;

public sealed class NetworkWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightNaming.Native, BlockType.Bottleneck)]
    [InlineData(WeightNaming.Pycls, BlockType.Bottleneck)]
    [InlineData(WeightNaming.Pycls, BlockType.Vanilla)]
    [InlineData(WeightNaming.Pycls, BlockType.Basic)]
    [InlineData(WeightNaming.Torchvision, BlockType.Bottleneck)]
    [InlineData(WeightNaming.Timm, BlockType.Bottleneck)]
    public void Load_Saved_GivesTheSameLogits(WeightNaming naming, BlockType block)
    {
        using var scope = NewDisposeScope();
        var config = Networks.With(block) with { Stem = new StemConfig(StemType.Simple, 8), SqueezeExcitation = block.HasBottleneck() ? 0.25 : 0 };
        using var saved = NetworkBuilder.Build(config, seed: 1);
        using var loaded = NetworkBuilder.Build(config, seed: 2);
        saved.train();
        saved.call(randn(8, 3, 16, 16));
        var path = _folder.At("w.safetensors");
        NetworkWeights.Save(saved, path, naming: naming);
        var metadata = NetworkWeights.Load(loaded, path);
        Assert.Equal(ModelConfigJson.Hash(config), metadata[WeightMetadata.HashKey]);
        saved.eval();
        loaded.eval();
        var images = randn(2, 3, 16, 16);
        Assert.Equal(saved.call(images).data<float>().ToArray(), loaded.call(images).data<float>().ToArray());
    }

    [Fact]
    public void Load_OtherNetwork_ListsEveryMismatchAndChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var saved = NetworkBuilder.Build(Networks.Tiny, seed: 1);
        using var other = NetworkBuilder.Build(Networks.Tiny with { Classes = 7, HeadWidth = 16, Stages = [Networks.Tiny.Stages[0]] }, seed: 1);
        var before = other.parameters().Select(parameter => parameter.detach().clone()).ToArray();
        var path = _folder.At("w.safetensors");
        NetworkWeights.Save(saved, path);
        var problems = Assert.Throws<InvalidInputException>(() => NetworkWeights.Load(other, path)).Problems;
        Assert.Contains(new Problem("$.head.linear.weight", "shape [5, 16], the network's is [7, 16]"), problems);
        Assert.Contains(new Problem("$.head.conv.weight", "missing in the file; the network has it"), problems);
        Assert.Contains(new Problem("$.stage2.block1.shortcut.conv.weight", "the network has no such tensor"), problems);
        Assert.All(other.parameters().Zip(before), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }

    [Fact]
    public void Load_NewerVersion_SaysSo()
    {
        using var network = NetworkBuilder.Build(Networks.Tiny);
        var path = _folder.At("w.safetensors");
        NetworkWeights.Save(network, path, new Dictionary<string, string>(StringComparer.Ordinal) { [WeightMetadata.VersionKey] = "2" });
        Assert.Contains("newer program", Assert.Throws<InvalidInputException>(() => NetworkWeights.Load(network, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Torchvision_RefusesWhatItDoesNotHave()
    {
        using var network = NetworkBuilder.Build(Networks.With(BlockType.Basic));
        var path = _folder.At("w.safetensors");
        Assert.Throws<InvalidInputException>(() => NetworkWeights.Save(network, path, naming: WeightNaming.Torchvision));
        Assert.False(File.Exists(path));
    }
}

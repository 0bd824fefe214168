using static TorchSharp.torch;

namespace Explorer.Models.Tests.Peers;

/// <summary>torchvision's checkpoints of random weights loaded here, and written back: the same logits both ways.</summary>
public sealed class TorchvisionLogitsTests(ITestOutputHelper output) : IDisposable
{
    // Over the largest logit: two libraries' rounding through 20 to 50 layers.
    private const double Tolerance = 2e-5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LoadAndSave_SmallModels_GiveTorchvisionsLogits()
        => Compare(64, ("regnety-400mf", "regnet_y_400mf"), ("resnet18", "resnet18"));

    // Gigabytes of files: only when asked for (-explicit only).
    [Theory(Explicit = true)]
    [InlineData("regnetx-800mf", "regnet_x_800mf")]
    [InlineData("regnetx-1.6gf", "regnet_x_1_6gf")]
    [InlineData("regnety-400mf", "regnet_y_400mf")]
    [InlineData("regnety-1.6gf", "regnet_y_1_6gf")]
    [InlineData("resnet18", "resnet18")]
    [InlineData("resnet50", "resnet50")]
    [InlineData("resnext50-32x4d", "resnext50_32x4d")]
    [InlineData("wide-resnet50-2", "wide_resnet50_2")]
    [InlineData("vgg11", "vgg11")]
    [InlineData("vgg11-bn", "vgg11_bn")]
    public void LoadAndSave_AtFullResolution_GivesTorchvisionsLogits(string preset, string model) => Compare(224, (preset, model));

    private void Compare(int side, params (string Preset, string Model)[] models)
    {
        PeerProcess.NeedPython(["torch", "torchvision"], "python3-torch and python3-torchvision are");
        var names = models.Select(pair => pair.Model).ToArray();
        PeerProcess.RunPython("torchvision_models.py", ["write", _folder.Path, side.ToString(CultureInfo.InvariantCulture), .. names]);
        set_num_threads(1);
        foreach (var (preset, model) in models)
        {
            var difference = LoadAndSave(Presets.Find(preset), model);
            output.WriteLine($"{model} here: {difference:E1}");
            Assert.True(difference <= Tolerance, $"{model} here: {difference:E1}");
        }

        foreach (var line in PeerProcess.RunPython("torchvision_models.py", ["check", _folder.Path, .. names]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.WriteLine($"back in torchvision: {line}");
            Assert.Equal(0, double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        }
    }

    private double LoadAndSave(ModelConfig config, string model)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var network = NetworkBuilder.Create(config);
        NetworkWeights.Load(network, _folder.At($"{model}.pth"));
        NetworkWeights.Save(network, _folder.At($"{model}.back.safetensors"), naming: WeightNaming.Torchvision);
        network.eval();
        using var file = WeightFile.Open(_folder.At($"{model}.safetensors"));
        var (input, logits) = (Read("input"), Read("logits"));
        return (network.call(input) - logits).abs().max().item<float>() / logits.abs().max().item<float>();

        Tensor Read(string name)
        {
            var entry = file.Entries.Single(entry => entry.Name == name);
            return tensor(ElementConverter.ToSingles(entry.Type, file.Read(entry), name), [.. entry.Shape]);
        }
    }
}

using Explorer.Kernels;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Peers;

/// <summary>The same weights and images through torchvision's RegNet (in Python) and through ours.</summary>
public sealed class TorchvisionTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // torchvision rounds halves up where the paper's authors round them to even: its RegNetX-400MF ends 400 wide, theirs 384.
    [Theory]
    [InlineData("regnetx-400mf", "regnet_x_400mf", 400)]
    [InlineData("regnety-400mf", "regnet_y_400mf", 440)]
    public void ForwardAndBackward_TorchvisionWeights_EqualPyTorch(string preset, string model, int lastWidth)
    {
        PeerProcess.NeedPython(["torch", "torchvision"], "python3-torch and python3-torchvision are");
        PeerProcess.RunPython("torchvision_regnet.py", model, _folder.Path);
        var layout = Presets.Find(preset).ToAnyNet();
        var config = layout with { Classes = 100, Stages = [.. layout.Stages.SkipLast(1), layout.Stages[^1] with { Width = lastWidth }] };
        using var network = NetworkBuilder.Build(config, seed: 1);
        set_num_threads(1);
        NetworkWeights.Load(network, _folder.At("weights.safetensors"), WeightNaming.Torchvision);
        network.eval();
        Compare(network, "eval4");
        Compare(network, "eval9");
        network.train();
        Compare(network, "train4");
        Compare(network, "train9");
    }

    // Nine images go through the fused layers where there are any and the network is made of them, four through the plain ones, which
    // round as PyTorch does. The fused ones round otherwise, so both are measured against PyTorch in double precision: they may be off
    // as PyTorch in float32 is, times eight (each tensor's own rounding is a matter of chance), and 1e-5, some 80 units in the last place.
    private void Compare(Network network, string mode)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsReader.Open(_folder.At($"{mode}.safetensors"));
        var entries = file.Header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var names = WeightNames.Map(network.Config, network.state_dict().Keys, WeightNaming.Torchvision);
        var logits = network.call(Floats("input"));
        var loss = nn.functional.cross_entropy(logits, tensor(ElementConverter.ToIntegers(ElementType.Int64, file.Read(entries["labels"]), "labels")));
        var parameters = network.named_parameters().ToArray();
        var gradients = autograd.grad([loss], [.. parameters.Select(pair => pair.parameter)]);

        var actual = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["logits"] = logits, ["loss"] = loss };
        foreach (var (pair, gradient) in parameters.Zip(gradients))
            actual[$"grad.{names[pair.name]}"] = gradient;
        foreach (var (name, buffer) in network.named_buffers().Where(pair => pair.buffer.is_floating_point()))
            actual[$"buffer.{names[name]}"] = buffer;
        Assert.Equal(entries.Keys.Count(name => name.StartsWith("grad.", StringComparison.Ordinal)), gradients.Count);

        var differences = actual.Select(pair => (
            pair.Key,
            ToPyTorch: Difference(Floats(pair.Key), pair.Value),
            ToExact: Difference(Floats($"exact.{pair.Key}"), pair.Value),
            Rounding: Difference(Floats($"exact.{pair.Key}"), Floats(pair.Key)))).ToArray();
        output.WriteLine($"{network.Config.Family} {network.ParameterCount()} {mode} {TorchEngine.Name}: largest relative difference to PyTorch {differences.Max(d => d.ToPyTorch):E2}, to double precision {differences.Max(d => d.ToExact):E2} (PyTorch's own {differences.Max(d => d.Rounding):E2})");
        Assert.All(differences, d => Assert.True(d.ToExact <= (8 * d.Rounding) + 1e-5, $"{mode} {d.Key}: {d.ToExact:E2} off double precision, PyTorch {d.Rounding:E2}"));

        // A ReLU that PyTorch's rounding puts on the other side of 0 takes PyTorch itself further from double precision, and from us, in some of its runs.
        Assert.All(differences, d => Assert.True(d.ToPyTorch <= 1e-4 + d.Rounding, $"{mode} {d.Key}: {d.ToPyTorch:E2} off PyTorch"));

        Tensor Floats(string name)
        {
            var entry = entries[name];
            return tensor(ElementConverter.ToSingles(entry.Type, file.Read(entry), name), [.. entry.Shape]);
        }
    }

    // The largest difference over the largest value expected.
    private static double Difference(Tensor expected, Tensor actual)
        => (expected - actual).abs().max().item<float>() / Math.Max(expected.abs().max().item<float>(), 1e-12);
}

using System.Diagnostics;
using Explorer.Models.Tests.Weights;
using Explorer.Models.Weights;
using Explorer.SearchSpace.Configs;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Peers;

/// <summary>The same weights and images through torchvision's RegNet (in Python) and through ours.</summary>
public sealed class TorchvisionTests(ITestOutputHelper output) : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // torchvision rounds halves up where the paper's authors round them to even: its RegNetX-400MF ends 400 wide, theirs 384.
    [Theory]
    [InlineData("regnetx-400mf", "regnet_x_400mf", 400)]
    [InlineData("regnety-400mf", "regnet_y_400mf", 440)]
    public void ForwardAndBackward_TorchvisionWeights_EqualPyTorch(string preset, string model, int lastWidth)
    {
        RunPython(model);
        var layout = Presets.Find(preset).ToAnyNet();
        var config = layout with { Classes = 100, Stages = [.. layout.Stages.SkipLast(1), layout.Stages[^1] with { Width = lastWidth }] };
        using var network = NetworkBuilder.Build(config, seed: 1);
        set_num_threads(1);
        NetworkWeights.Load(network, _folder.File("weights.safetensors"), WeightNaming.Torchvision);
        network.eval();
        Compare(network, "eval");
        network.train();
        Compare(network, "train");
    }

    private void Compare(Network network, string mode)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsReader.Open(_folder.File($"{mode}.safetensors"));
        var entries = file.Header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var names = WeightNames.Map(network.Config, network.state_dict().Keys, WeightNaming.Torchvision);
        var logits = network.call(Floats("input"));
        var loss = nn.functional.cross_entropy(logits, tensor(ElementConverter.ToIntegers(ElementType.Int64, file.Read(entries["labels"]), "labels")));
        var parameters = network.named_parameters().ToArray();
        var gradients = autograd.grad([loss], [.. parameters.Select(pair => pair.parameter)]);

        var logitDifference = Difference(Floats("logits"), logits);
        var gradientDifferences = parameters.Zip(gradients, (pair, gradient) => Difference(Floats($"grad.{names[pair.name]}"), gradient)).ToArray();
        var bufferDifferences = network.named_buffers()
            .Where(pair => pair.buffer.is_floating_point())
            .Select(pair => Difference(Floats($"buffer.{names[pair.name]}"), pair.buffer)).ToArray();
        output.WriteLine($"{network.Config.Family} {network.ParameterCount()} {mode}: relative differences: logits {logitDifference:E2}, loss {Difference(Floats("loss"), loss):E2}, gradients {gradientDifferences.Max():E2} of {gradientDifferences.Length}, buffers {bufferDifferences.Max():E2}");
        Assert.Equal(entries.Keys.Count(name => name.StartsWith("grad.", StringComparison.Ordinal)), gradientDifferences.Length);
        Assert.InRange(logitDifference, 0, 1e-4);
        Assert.InRange(gradientDifferences.Max(), 0, 1e-3);
        Assert.InRange(bufferDifferences.Max(), 0, 1e-4);

        Tensor Floats(string name)
        {
            var entry = entries[name];
            return tensor(ElementConverter.ToSingles(entry.Type, file.Read(entry), name), [.. entry.Shape]);
        }
    }

    // The largest difference over the largest value expected.
    private static double Difference(Tensor expected, Tensor actual)
        => (expected - actual).abs().max().item<float>() / Math.Max(expected.abs().max().item<float>(), 1e-12);

    private void RunPython(string model)
    {
        Assert.SkipUnless(File.Exists(Python) && Run("-c", "import torch, torchvision") == 0, "python3-torch and python3-torchvision are not installed");
        Assert.Equal(0, Run(Path.Combine(AppContext.BaseDirectory, "Peers", "torchvision_regnet.py"), model, _folder.Path));
    }

    private int Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        output.WriteLine(process.StandardError.ReadToEnd());
        process.WaitForExit();
        return process.ExitCode;
    }
}

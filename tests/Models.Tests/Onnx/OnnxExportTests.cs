using Explorer.Models.Onnx;
using Explorer.Models.Tests.Peers;

namespace Explorer.Models.Tests.Onnx;

public sealed class OnnxExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_EverySampledNetwork_PassesTheChecker()
    {
        PeerProcess.NeedPython(["onnx"], "python3-onnx is");
        var paths = new List<string>();
        foreach (var config in SampledNetworks.Take(1))
        {
            using var network = NetworkBuilder.Build(config, seed: 1);
            foreach (var fold in (bool[])[false, true])
            {
                paths.Add(_folder.At($"{paths.Count}.onnx"));
                OnnxExport.Write(network, paths[^1], new OnnxOptions { FoldBatchNorms = fold });
            }
        }

        var described = PeerProcess.RunPython("onnx_check.py", [.. paths]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(paths.Count, described.Length);
        Assert.All(described, model =>
        {
            Assert.Equal(13, model.GetProperty("opset").GetInt32());
            Assert.Equal("""{"name": "images", "type": 1, "shape": ["batch", 3, 33, 33]}""", model.GetProperty("input").GetRawText());
            Assert.Equal("""{"name": "logits", "type": 1, "shape": ["batch", 7]}""", model.GetProperty("output").GetRawText());
        });
    }

    [Fact]
    public void Write_Folded_LeavesNoNormAndFewerConstants()
    {
        PeerProcess.NeedPython(["onnx"], "python3-onnx is");
        using var network = NetworkBuilder.Build(Networks.Tiny, seed: 1);
        var (plain, folded) = (_folder.At("plain.onnx"), _folder.At("folded.onnx"));
        var options = new OnnxOptions { Mean = [0.5f, 0.25f, 0.125f], Deviation = [1, 2, 4], ClassNames = ["a", "b \"c\"", "ä", "d", "e"] };
        var written = OnnxExport.Write(network, plain, options);
        Assert.Equal(new FileInfo(plain).Length, written.Bytes);
        OnnxExport.Write(network, folded, options with { FoldBatchNorms = true });
        var lines = PeerProcess.RunPython("onnx_check.py", plain, folded).Split('\n');
        var (first, second) = (JsonDocument.Parse(lines[0]).RootElement, JsonDocument.Parse(lines[1]).RootElement);
        var norms = network.named_modules().Count(pair => pair.module is TorchSharp.Modules.BatchNorm2d);
        Assert.Equal(norms, Operators(first).Count(name => name == "BatchNormalization"));
        Assert.DoesNotContain("BatchNormalization", Operators(second));
        Assert.Equal(Operators(first).Count - norms, Operators(second).Count);
        Assert.Equal(written.Nodes, Operators(first).Count);

        var names = first.GetProperty("initializers").EnumerateArray().Select(name => name.GetString()!).ToArray();
        Assert.Equal(network.state_dict().Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        var metadata = first.GetProperty("metadata");
        Assert.Equal(ModelConfigJson.Hash(Networks.Tiny), metadata.GetProperty(WeightMetadata.HashKey).GetString());
        Assert.Equal("[0.5,0.25,0.125]", metadata.GetProperty("explorer.mean").GetString());
        Assert.Equal(options.ClassNames, JsonSerializer.Deserialize<string[]>(metadata.GetProperty("explorer.classes").GetString()!)!);

        static List<string> Operators(JsonElement model) => [.. model.GetProperty("operators").EnumerateArray().Select(name => name.GetString()!)];
    }

    [Fact]
    public void Write_ToMissingFolder_LeavesNothing()
    {
        using var network = NetworkBuilder.Build(Networks.Tiny);
        Assert.Throws<DirectoryNotFoundException>(() => OnnxExport.Write(network, Path.Combine(_folder.Path, "none", "a.onnx")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}

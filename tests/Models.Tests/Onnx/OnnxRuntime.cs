using System.Runtime.InteropServices;
using Explorer.Models.Onnx;
using Explorer.Models.Tests.Peers;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Onnx;

/// <summary>Sends the same images through networks here and, exported, through ONNX Runtime.</summary>
internal sealed class OnnxRuntime(string folder)
{
    private static readonly int[] Batches = [1, 3];

    private readonly List<object> _jobs = [];
    private readonly List<(string Name, float[] Expected, string OutputPath)> _runs = [];

    private static string Installation => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "onnxruntime"));

    /// <summary>Skips the test where there is no ONNX Runtime.</summary>
    public static void Need() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Installation, "node_modules", "onnxruntime-node")), "onnxruntime-node is not installed (./test installs it from npm)");

    /// <summary>Exports a network, batch norms folded and not, and keeps its logits for 1 and 3 images.</summary>
    public void Add(string name, Network network)
    {
        network.eval();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var shape = network.Config.Input;
        var batches = Batches.Select(batch => randn([batch, shape.Channels, shape.Resolution, shape.Resolution], generator: new Generator((ulong)batch)))
            .Select(images => (images.data<float>().ToArray(), network.call(images).data<float>().ToArray())).ToArray();
        foreach (var fold in (bool[])[false, true])
        {
            var path = Path.Combine(folder, $"{_jobs.Count}.onnx");
            OnnxExport.Write(network, path, new OnnxOptions { FoldBatchNorms = fold });
            Add($"{name}{(fold ? " folded" : "")}", path, shape, batches);
        }
    }

    /// <summary>Takes an exported file with batches of images and the logits expected for each.</summary>
    public void Add(string name, string model, InputShape shape, params (float[] Images, float[] Logits)[] batches)
    {
        var runs = new List<object>();
        foreach (var (images, logits) in batches)
        {
            var count = images.Length / (shape.Channels * shape.Resolution * shape.Resolution);
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_jobs.Count}-{count}"));
            File.WriteAllBytes($"{path}.in", MemoryMarshal.AsBytes(images.AsSpan()));
            runs.Add(new { input = $"{path}.in", shape = (int[])[count, shape.Channels, shape.Resolution, shape.Resolution], output = $"{path}.out" });
            _runs.Add((string.Create(CultureInfo.InvariantCulture, $"{name}, {count} images"), logits, $"{path}.out"));
        }

        _jobs.Add(new { model, runs });
    }

    /// <summary>The exported files.</summary>
    public string[] Models => Directory.GetFiles(folder, "*.onnx");

    /// <summary>Runs all that was added. Differences are the largest of a batch's logits, over the largest logit's size.</summary>
    public List<(string Name, double Difference)> Run()
    {
        var jobs = Path.Combine(folder, "jobs.json");
        File.WriteAllText(jobs, JsonSerializer.Serialize(_jobs));
        var (exitCode, _, error) = PeerProcess.Run("node", Path.Combine(AppContext.BaseDirectory, "Peers", "onnx_runtime.mjs"), Installation, jobs);
        Assert.True(exitCode == 0, error);
        return [.. _runs.Select(run => (run.Name, Difference(run.Expected, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(run.OutputPath)).ToArray())))];
    }

    private static double Difference(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(actual, value => Assert.True(float.IsFinite(value)));
        return expected.Zip(actual, (left, right) => Math.Abs((double)left - right)).Max() / expected.Max(Math.Abs);
    }
}

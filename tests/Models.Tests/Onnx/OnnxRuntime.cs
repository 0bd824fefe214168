using Explorer.Models.Onnx;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Onnx;

/// <summary>Sends the same images through networks here and, exported, through ONNX Runtime.</summary>
internal sealed class OnnxRuntime(string folder)
{
    private static readonly int[] Batches = [1, 3];

    /// <summary>Of each batch the largest difference of a logit, over the largest logit's size.</summary>
    public List<(string Name, double Difference)> Differences { get; } = [];

    /// <summary>Exports a network, batch norms folded and not, and compares its logits for 1 and 3 images.</summary>
    public void Add(string name, Network network)
    {
        network.eval();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var shape = network.Config.Input;
        foreach (var fold in (bool[])[false, true])
        {
            var path = Path.Combine(folder, "network.onnx");
            OnnxExport.Write(network, path, new OnnxOptions { FoldBatchNorms = fold });
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
            using var session = new InferenceSession(path, options);
            foreach (var batch in Batches)
            {
                var images = randn([batch, shape.Channels, shape.Resolution, shape.Resolution], generator: new Generator((ulong)batch));
                Compare($"{name}{(fold ? " folded" : "")}, {batch} images", session, images, network.call(images).data<float>().ToArray());
            }
        }
    }

    private void Compare(string name, InferenceSession session, Tensor images, float[] expected)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(images.data<float>().ToArray(), images.shape);
        using var options = new RunOptions();
        using var results = session.Run(options, ["images"], [input], ["logits"]);
        var actual = results.Single().GetTensorDataAsSpan<float>().ToArray();
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(actual, value => Assert.True(float.IsFinite(value)));
        Differences.Add((name, expected.Zip(actual, (left, right) => Math.Abs((double)left - right)).Max() / expected.Max(Math.Abs)));
    }
}

using Explorer.Models;
using Explorer.Training.Data;
using static TorchSharp.torch;

namespace Explorer.Training.Evaluation;

/// <summary>Measures a network on a set of images and counts which class it takes for which, in one pass.</summary>
public static class ClassEvaluator
{
    /// <summary>Measures a network; it is left in evaluation mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="mean">Mean of each channel of the training images, of pixels divided by 255.</param>
    /// <param name="deviation">Deviation of each channel of the training images.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="cancellation">Looked at between two batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static (EvaluationResult Result, ConfusionMatrix Confusion) Evaluate(
        Network network, ImageSet images, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation, Device device, CancellationToken cancellation = default)
    {
        network.eval();
        var loader = new SequentialLoader(images, mean, deviation);
        using var buffer = new BatchBuffer(EvaluationBatch.SizeFor(images.Shape, images.Count), images.Shape, device);
        using var noGradients = no_grad();
        var counts = Enumerable.Range(0, images.Classes).Select(_ => new int[images.Classes]).ToArray();
        var loss = 0.0;
        for (var start = 0; start < loader.Count; start += buffer.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var filled = loader.Fill(start, buffer.Pixels, buffer.Labels);
            var (pixels, labels) = buffer.Take(filled);
            var logits = network.call(pixels);
            loss += nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.Sum).item<float>();
            var found = logits.argmax(1).cpu().data<long>().ToArray();
            for (var i = 0; i < filled; i++)
            {
                counts[buffer.Labels[i]][found[i]]++;
            }
        }

        var wrong = images.Count - counts.Select((row, i) => row[i]).Sum();
        return (new EvaluationResult(loss / images.Count, wrong, images.Count), ConfusionMatrix.Of(counts));
    }
}

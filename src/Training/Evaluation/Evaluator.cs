using Explorer.Models;
using Explorer.Training.Data;
using static TorchSharp.torch;

namespace Explorer.Training.Evaluation;

/// <summary>Measures networks on a set of images: every image once, as it is, with the batch norms' own statistics.</summary>
public sealed class Evaluator : IDisposable
{
    private readonly SequentialLoader _loader;
    private readonly BatchBuffer _buffer;
    private readonly LossMeter _meter;

    /// <summary>Prepares measuring on a set.</summary>
    /// <param name="images">The images.</param>
    /// <param name="mean">Mean of each channel of the training images, of pixels divided by 255.</param>
    /// <param name="deviation">Deviation of each channel of the training images, of pixels divided by 255.</param>
    /// <param name="device">Where the networks are.</param>
    public Evaluator(ImageSet images, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation, Device device)
    {
        _loader = new SequentialLoader(images, mean, deviation);
        _buffer = new BatchBuffer(EvaluationBatch.SizeFor(images.Shape, images.Count), images.Shape, device);
        _meter = new LossMeter(device);
    }

    /// <summary>Measures a network; it is left in evaluation mode.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public EvaluationResult Evaluate(Network network, CancellationToken cancellation = default)
    {
        network.eval();
        _meter.Clear();
        using var noGradients = no_grad();
        for (var start = 0; start < _loader.Count; start += _buffer.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (pixels, labels) = _buffer.Take(_loader.Fill(start, _buffer.Pixels, _buffer.Labels));
            var logits = network.call(pixels);
            _meter.Add(nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.Sum), logits, labels);
        }

        return new EvaluationResult(_meter.Loss / _meter.Images, _meter.Wrong, _meter.Images);
    }

    /// <summary>Frees its memory.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _meter.Dispose();
    }
}

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
    public EvaluationResult Evaluate(Network network, CancellationToken cancellation = default) => Evaluate(network, (_, _) => { }, cancellation);

    /// <summary>Measures a network and counts which class it takes for which; it is left in evaluation mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="cancellation">Looked at between two batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (EvaluationResult Result, ConfusionMatrix Confusion) Confuse(Network network, int classes, CancellationToken cancellation = default)
    {
        var counts = Enumerable.Range(0, classes).Select(_ => new int[classes]).ToArray();
        var result = Evaluate(network, Count, cancellation);
        return (result, new ConfusionMatrix(counts.Select(row => row.ToValueList()).ToValueList()));

        void Count(Tensor logits, int images)
        {
            var found = logits.argmax(1).cpu().data<long>().ToArray();
            for (var i = 0; i < images; i++)
                counts[_buffer.Labels[i]][found[i]]++;
        }
    }

    /// <summary>Frees its memory.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _meter.Dispose();
    }

    private EvaluationResult Evaluate(Network network, Action<Tensor, int> onBatch, CancellationToken cancellation)
    {
        network.eval();
        _meter.Clear();
        using var noGradients = no_grad();
        for (var start = 0; start < _loader.Count; start += _buffer.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var filled = _loader.Fill(start, _buffer.Pixels, _buffer.Labels);
            var (pixels, labels) = _buffer.Take(filled);
            var logits = network.call(pixels);
            _meter.Add(nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.Sum), logits, labels);
            onBatch(logits, filled);
        }

        return new EvaluationResult(_meter.Loss / _meter.Images, _meter.Wrong, _meter.Images);
    }
}

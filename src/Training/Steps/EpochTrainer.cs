using Explorer.Experiments.Fidelities;
using Explorer.Kernels;
using Explorer.Kernels.Fused;
using Explorer.Training.Evaluation;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Steps;

/// <summary>The training steps of each epoch.</summary>
internal sealed class EpochTrainer : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly Network _network;
    private readonly WeightAverage? _average;
    private readonly Device _device;
    private readonly StepReporter _reporter;
    private readonly BatchLoader _loader;
    private readonly BatchBuffer _buffer;
    private readonly LossMeter _meter;
    private readonly LossParts _parts = new();
    private readonly optim.Optimizer _optimizer;
    private readonly LearningRateSchedule _schedule;

    /// <summary>Prepares training a network.</summary>
    public EpochTrainer(
        TrainingPlan plan, Network network, WeightAverage? average, ImageSplits splits, Device device, StepReporter reporter)
    {
        (_plan, _network, _average, _device, _reporter) = (plan, network, average, device, reporter);
        var images = TrainingCost.Share(splits.Train.Count, plan.Fidelity.DataShare);
        _loader = new BatchLoader(
            splits.Train, splits.Mean, splits.Deviation, plan.Training.Augment.AsSpan(), Seeds.Derive(plan.Seed, "batches", 0), plan.Training.CropShare, images);

        // A set smaller than a batch is one batch.
        _buffer = new BatchBuffer(Math.Min(images, plan.Fidelity.BatchSize ?? plan.Training.BatchSize), splits.Train.Shape, device);
        _meter = new LossMeter(device);
        _optimizer = OptimizerFactory.Create(network, plan.Training);
        Engine = network.Engine(_buffer.Size, device, plan.Training.Precision == PrecisionType.Float32);
        _schedule = new LearningRateSchedule(plan.Training, plan.ScheduleEpochs ?? plan.Fidelity.Epochs);
    }

    /// <summary>The optimiser, whose state a checkpoint holds.</summary>
    public optim.Optimizer Optimizer => _optimizer;

    /// <summary>What the network computes by.</summary>
    public NetworkEngine Engine { get; }

    /// <summary>Images that all steps so far took.</summary>
    public long TrainedImages { get; private set; }

    /// <summary>Trains one epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>What was measured; null where the loss became NaN or infinite.</returns>
    public EpochResult? Train(int epoch, CancellationToken cancellation)
    {
        _network.train();
        _meter.Clear();
        _parts.Clear();
        _loader.StartEpoch(epoch - 1);
        _reporter.StartEpoch();

        // What layers draw, such as dropout, must not depend on where the training began.
        manual_seed(unchecked((long)Seeds.Derive(_plan.Seed, "layers", epoch)));
        var steps = _loader.Count / _buffer.Size;
        var rate = 0.0;
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            rate = _schedule.At(epoch - 1 + ((double)step / steps));
            Step(step, rate);
            TrainedImages += _buffer.Size;
            if (_meter.HasDiverged())
                return null;
            _average?.Update();
            _parts.Step(step + 1, steps, _meter);
            _reporter.Step(epoch, step + 1, steps, _buffer.Size, _meter);
        }

        return double.IsFinite(_meter.Loss)
            ? new EpochResult(rate, _meter.Loss / steps, _parts.Means, (double)_meter.Wrong / _meter.Images)
            : null;
    }

    /// <summary>Takes the batch norms' statistics anew over the first images of the last epoch trained, where the settings ask for it.</summary>
    public void MeasureNorms()
    {
        if (_plan.Training.PreciseNormImages is not (> 0 and var images))
            return;
        PreciseNorms.Measure(_network, Math.Clamp(images / _buffer.Size, 1, _loader.Count / _buffer.Size), batch =>
        {
            using var scope = NewDisposeScope();
            Forward(Load(batch).Pixels);
        });
    }

    /// <summary>Frees its memory.</summary>
    public void Dispose()
    {
        _optimizer.Dispose();
        _meter.Dispose();
        _buffer.Dispose();
    }

    private void Step(int step, double rate)
    {
        using var scope = NewDisposeScope();
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;

        var (pixels, labels) = Load(step);
        _optimizer.zero_grad();
        var logits = Forward(pixels);
        var loss = nn.functional.cross_entropy(logits, labels, label_smoothing: _plan.Training.LabelSmoothing);
        loss.backward();
        if (Engine.HasKernels && _optimizer is SGD descent)
            FusedDescent.Step(descent);
        else
            _optimizer.step();
        _meter.Add(loss, logits, labels);
    }

    private (Tensor Pixels, Tensor Labels) Load(int step)
    {
        _loader.Fill(step * _buffer.Size, _buffer.Pixels, _buffer.Labels);
        return _buffer.Take(_buffer.Size);
    }

    private Tensor Forward(Tensor pixels)
    {
        if (_plan.Training.Precision == PrecisionType.Float32)
            return _network.call(pixels);
        using var autocast = TorchEngine.Autocast(_device);
        return _network.call(pixels).to(ScalarType.Float32);
    }
}

/// <summary>What an epoch's training steps measured.</summary>
/// <param name="LearningRate">Rate of the last step.</param>
/// <param name="Loss">Mean loss as optimised.</param>
/// <param name="LossParts">Mean loss over each tenth of the steps.</param>
/// <param name="Error">Share of the images classified wrongly at their step.</param>
internal sealed record EpochResult(double LearningRate, double Loss, ValueList<double> LossParts, double Error);

using Explorer.Models.Weights;
using Explorer.Training.Checkpoints;
using Explorer.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training;

/// <summary>
/// The one loop that trains: a network with its optimiser, from first weights or from a checkpoint, epoch by epoch. What is kept of an
/// epoch and what follows the last one is the caller's. A training that goes on from a checkpoint gives, bit for bit, the numbers of one
/// that was not interrupted: orders and augmentations follow from the seed and the epoch.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly string _dataHash;
    private readonly WeightAverage? _average;
    private readonly EpochTrainer _trainer;
    private readonly Evaluator _validation;
    private readonly TrainingState _state;
    private readonly TimeProvider _time;
    private readonly List<EpochMetrics> _epochs = [];
    private CheckpointMark? _before;

    /// <summary>Builds the network with its first weights, and everything that trains it.</summary>
    /// <exception cref="InvalidInputException">The weights to start from are another network's.</exception>
    public TrainingLoop(TrainingPlan plan, ImageSplits splits, Device device, ITrialObserver observer, TimeProvider time)
    {
        (_plan, _dataHash, _time) = (plan, splits.Hash, time);
        Network = NetworkBuilder.Build(plan.Config, Seeds.Derive(plan.Seed, "weights", 0), plan.Training.ZeroInitFinalGamma, plan.Initialization);
        Anew = plan.StartWeights is { } start ? SharedWeights.Load(Network, start) : [];
        Network.to(device);
        _average = plan.Training.AverageDecay > 0 ? new WeightAverage(Network, plan.Training.AverageDecay) : null;
        _trainer = new EpochTrainer(plan, Network, _average, splits, device, new StepReporter(observer, time));
        _validation = new Evaluator(splits.Validation, splits.Mean, splits.Deviation, device);
        _state = new TrainingState(Network, _trainer.Optimizer, _average);
        Engine = _trainer.Engine.Name;
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Names of parameters that do not come from the weights it starts from; empty where it starts from none.</summary>
    public IReadOnlyList<string> Anew { get; }

    /// <summary>What the network computes by; where it went on from a checkpoint of another engine, both.</summary>
    public string Engine { get; private set; }

    /// <summary>Whether its epochs are of several engines.</summary>
    public bool IsOfSeveralEngines { get; private set; }

    /// <summary>Whether it went on from a checkpoint.</summary>
    public bool IsContinued => _before is { Part: null or { EpochsBefore: > 0 } };

    /// <summary>Epochs trained here, in order; those of the rung's part before it was suspended among them.</summary>
    public IReadOnlyList<EpochMetrics> Epochs => _epochs;

    /// <summary>The same after those that the checkpoint tells of.</summary>
    public IReadOnlyList<EpochMetrics> AllEpochs => [.. _before?.Epochs.Where(epoch => epoch.Epoch <= (_before.Part?.EpochsBefore ?? int.MaxValue)) ?? [], .. _epochs];

    /// <summary>Seconds that the rung's part before it was suspended took; 0 for none.</summary>
    public double SecondsBefore => _before?.Part?.Seconds ?? 0;

    /// <summary>Validation error of the last epoch, a fraction; null before the first.</summary>
    public double? LastError => _epochs.Count > 0 ? _epochs[^1].ValidationError : _before?.LastError;

    /// <summary>Images that the steps made here took, and those of the rung's part before it was suspended.</summary>
    public long TrainedImages => (_before?.Part?.TrainedImages ?? 0) + _trainer.TrainedImages;

    /// <summary>Wall time of the steps made here, in seconds.</summary>
    public double TrainSeconds { get; private set; }

    /// <summary>Wall time of the validations made here, in seconds.</summary>
    public double ValidateSeconds { get; private set; }

    /// <summary>Where and with what it trains.</summary>
    public TrialEnvironment Environment => new()
    {
        Device = _plan.Device,
        Threads = _plan.Threads,
        Precision = EnumNames.Of(_plan.Training.Precision),
        Engine = Engine,
        DataHash = _dataHash,
        CodeVersion = CodeVersion.Current,
    };

    /// <summary>Goes on from a checkpoint, where the file exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refusal">Why a checkpoint is not to be gone on with, in words; null where it is.</param>
    /// <exception cref="InvalidInputException">The checkpoint is refused, damaged or of another network. Nothing was changed.</exception>
    public void GoOn(string path, Func<CheckpointMark, string?> refusal)
    {
        _before = TrainingCheckpoint.Restore(path, _state, refusal);
        if (_before?.Part is { } part)
            _epochs.AddRange(_before.Epochs.Where(epoch => epoch.Epoch > part.EpochsBefore));
        if (_before?.Engine is not { } engine || engine == Engine)
            return;
        IsOfSeveralEngines = true;
        Engine = engine.EndsWith(" " + Engine, StringComparison.Ordinal) ? engine : FormattableString.Invariant($"{engine}; after epoch {_before.Epoch} {Engine}");
    }

    /// <summary>Trains to the last epoch or to divergence.</summary>
    /// <param name="onEpoch">Called after each epoch, when it can be saved.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>The epoch in which the loss became NaN or infinite; null where it did not.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int? Train(Action<EpochMetrics> onEpoch, CancellationToken cancellation)
    {
        for (var epoch = (_before?.Epoch ?? 0) + 1; epoch <= _plan.Fidelity.Epochs; epoch++)
        {
            if (TrainEpoch(epoch, cancellation) is not { } metrics)
                return epoch;
            _epochs.Add(metrics);
            onEpoch(metrics);
        }

        return null;
    }

    /// <summary>Writes a checkpoint of the last epoch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">See <see cref="CheckpointMark.Key"/>.</param>
    /// <param name="partSeconds">Wall time of the rung so far where it is not over; null at its end.</param>
    public void SaveCheckpoint(string path, string? key = null, double? partSeconds = null) => TrainingCheckpoint.Save(path, _state, _plan.Config, new CheckpointMark
    {
        Key = key,
        Epoch = _epochs[^1].Epoch,
        LastError = _epochs[^1].ValidationError,
        Epochs = AllEpochs,
        DataHash = _dataHash,
        Engine = Engine,
        Part = partSeconds is { } seconds ? new RungPart(_epochs[0].Epoch - 1, TrainedImages, seconds) : null,
    });

    /// <summary>Writes the weights that the last validation measured: the average where there is one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="about">What the file says of itself beside seed, data and program.</param>
    public void Save(string path, params ReadOnlySpan<(string Key, string Value)> about)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in about)
            metadata[key] = value;

        metadata["explorer.seed"] = FormattableString.Invariant($"{_plan.Seed}");
        metadata["explorer.dataHash"] = _dataHash;
        metadata["explorer.codeVersion"] = CodeVersion.Current;
        _average?.Swap();
        NetworkWeights.Save(Network, path, metadata);
        _average?.Swap();
    }

    /// <summary>Frees the network and all that trains it.</summary>
    public void Dispose()
    {
        _validation.Dispose();
        _trainer.Dispose();
        _average?.Dispose();
        Network.Dispose();
    }

    // null: diverged.
    private EpochMetrics? TrainEpoch(int epoch, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        var result = _trainer.Train(epoch, cancellation);
        var stepped = _time.GetTimestamp();
        TrainSeconds += _time.GetElapsedTime(started, stepped).TotalSeconds;
        if (result is not { } trained)
            return null;
        _average?.Swap();
        _trainer.MeasureNorms();
        var validated = _validation.Evaluate(Network, cancellation);
        _average?.Swap();
        ValidateSeconds += _time.GetElapsedTime(stepped).TotalSeconds;
        if (!double.IsFinite(validated.Loss))
            return null;
        return new EpochMetrics
        {
            Epoch = epoch,
            LearningRate = trained.LearningRate,
            TrainLoss = trained.Loss,
            TrainLossParts = _plan.KeepsLossParts ? trained.LossParts : null,
            TrainError = trained.Error,
            ValidationLoss = validated.Loss,
            ValidationError = validated.Error,
            Seconds = _time.GetElapsedTime(started).TotalSeconds,
        };
    }
}

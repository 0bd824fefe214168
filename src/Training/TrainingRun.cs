using Explorer.Models;
using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Sampling;
using Explorer.Training.Averaging;
using Explorer.Training.Checkpoints;
using Explorer.Training.Data;
using Explorer.Training.Evaluation;
using Explorer.Trials;
using Explorer.Trials.Execution;
using Explorer.Trials.Fidelities;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training;

/// <summary>One training at one fidelity, from initial weights or from a checkpoint to its last epoch.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrialRequest _request;
    private readonly Network _network;
    private readonly WeightAverage? _average;
    private readonly EpochTrainer _trainer;
    private readonly Evaluator _validation;
    private readonly TimeProvider _time;
    private readonly List<EpochMetrics> _epochs = [];
    private readonly ModelConfig _config;
    private readonly TrainingState _state;
    private readonly string _key;
    private CheckpointMark? _resumed;

    /// <summary>Builds the network and everything that trains it.</summary>
    public TrainingRun(TrialRequest request, ImageSplits splits, Device device, StepReporter reporter, TimeProvider time)
    {
        _request = request;
        _time = time;
        var settings = request.Training;
        _config = request.Config.Scaled(request.Fidelity.WidthScale, request.Fidelity.DepthScale);
        _network = NetworkBuilder.Build(_config, Seeds.Derive(request.Seed, "weights", 0), settings.ZeroInitFinalGamma).to(device);
        _average = settings.AverageDecay > 0 ? new WeightAverage(_network, settings.AverageDecay) : null;
        _trainer = new EpochTrainer(request, _network, _average, splits, device, reporter);
        _validation = new Evaluator(splits.Validation, splits.Mean, splits.Deviation, device);
        _state = new TrainingState(_network, _trainer.Optimizer, _average);
        Engine = _trainer.Engine.Name;
        _key = CheckpointKey.Of(request, splits.Hash, Engine);
    }

    /// <summary>What the network computes by.</summary>
    public string Engine { get; }

    /// <summary>Goes on from the request's checkpoint, where there is one that fits.</summary>
    public void Resume()
    {
        if (_request.ResumePath is { } path)
            _resumed = TrainingCheckpoint.TryRestore(path, _state, _average, _key, _request.Fidelity.Epochs);
    }

    /// <summary>Trains to the last epoch or to divergence.</summary>
    public TrialOutcome Train(ITrialObserver observer, CancellationToken cancellation)
    {
        for (var epoch = (_resumed?.Epoch ?? 0) + 1; epoch <= _request.Fidelity.Epochs; epoch++)
        {
            if (TrainEpoch(epoch, cancellation) is not { } metrics)
                return new TrialOutcome.Diverged(epoch, DivergenceRule.Error(_request.Config.Classes, LastError));
            _epochs.Add(metrics);
            observer.OnEpoch(metrics);
        }

        return new TrialOutcome.Completed(_epochs[^1].ValidationError, _epochs.Min(metrics => metrics.ValidationError));
    }

    /// <summary>The training as a record.</summary>
    public RungResult Result(TrialOutcome outcome) => new()
    {
        Fidelity = _request.Fidelity,
        Error = outcome is TrialOutcome.Diverged diverged ? diverged.Error : _epochs[^1].ValidationError,
        Epochs = _epochs.ToValueList(),
        Continued = _resumed is not null,
        TrainedImages = _trainer.TrainedImages,
        Flops = ComplexityCalculator.Of(TrainingCost.Network(_request.Config, _request.Fidelity)).Flops,
    };

    /// <summary>Writes the request's checkpoint, if it asks for one.</summary>
    public void SaveCheckpoint()
    {
        if (_request.CheckpointPath is { } path)
            TrainingCheckpoint.Save(path, _state, _average, new CheckpointMark(_key, _epochs[^1].Epoch, _epochs[^1].ValidationError));
    }

    /// <summary>Writes the weights that the last validation measured: the average where there is one.</summary>
    public void Save(string path, string dataHash)
    {
        _average?.Swap();
        NetworkWeights.Save(_network, path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["explorer.experiment"] = _request.Experiment,
            ["explorer.index"] = FormattableString.Invariant($"{_request.Index}"),
            ["explorer.seed"] = FormattableString.Invariant($"{_request.Seed}"),
            ["explorer.dataHash"] = dataHash,
            ["explorer.codeVersion"] = CodeVersion.Current,
        });
        _average?.Swap();
    }

    /// <summary>Frees the network and all that trains it.</summary>
    public void Dispose()
    {
        _validation.Dispose();
        _trainer.Dispose();
        _average?.Dispose();
        _network.Dispose();
    }

    private double? LastError => _epochs.Count > 0 ? _epochs[^1].ValidationError : _resumed?.LastError;

    // null: diverged.
    private EpochMetrics? TrainEpoch(int epoch, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        if (_trainer.Train(epoch, cancellation) is not { } trained)
            return null;
        _average?.Swap();
        _trainer.MeasureNorms();
        var validated = _validation.Evaluate(_network, cancellation);
        _average?.Swap();
        return trained.With(epoch, validated, _time.GetElapsedTime(started).TotalSeconds);
    }
}

using Explorer.Models;
using Explorer.Models.Weights;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Sampling;
using Explorer.Training.Data;
using Explorer.Training.Evaluation;
using Explorer.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training.Sessions;

/// <summary>The network of a training and what trains it, epoch by epoch.</summary>
internal sealed class SessionRun : IDisposable
{
    private readonly SessionRequest _request;
    private readonly EpochTrainer _trainer;
    private readonly Evaluator _validation;
    private readonly TimeProvider _time;

    /// <summary>Builds the network with its first weights.</summary>
    public SessionRun(SessionRequest request, ImageSplits splits, Device device, ISessionObserver observer, TimeProvider time)
    {
        _request = request;
        _time = time;
        var weightSeed = Seeds.Derive(request.Seed, "weights", 0);
        Network = NetworkBuilder.Build(request.Config, weightSeed, request.Training.ZeroInitFinalGamma, request.Initialization);
        Anew = request.StartWeights is { } start ? SharedWeights.Load(Network, start) : [];
        Network.to(device);
        _trainer = new EpochTrainer(Trial(request), Network, average: null, splits, device, new StepReporter(observer, time));
        Engine = _trainer.Engine.Name;
        _validation = new Evaluator(splits.Validation, splits.Mean, splits.Deviation, device);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>What the network computes by; where it went on from a checkpoint of another engine, both.</summary>
    public string Engine { get; private set; }

    /// <summary>Whether its epochs are of several engines.</summary>
    public bool IsOfSeveralEngines { get; private set; }

    /// <summary>The optimiser, with what it remembers of the steps before.</summary>
    public optim.Optimizer Optimizer => _trainer.Optimizer;

    /// <summary>Epochs that the whole training has.</summary>
    public int Epochs => _request.Training.Epochs;

    /// <summary>Parameters that do not come from the weights it starts from.</summary>
    public IReadOnlyList<string> Anew { get; }

    /// <summary>Remembers that the first epochs were trained by another engine, where they were.</summary>
    /// <param name="engine">What trained them.</param>
    /// <param name="epochs">How many they are.</param>
    public void GoOnFrom(string engine, int epochs)
    {
        IsOfSeveralEngines = engine != Engine;
        Engine = IsOfSeveralEngines && !engine.EndsWith(" " + Engine, StringComparison.Ordinal) ? FormattableString.Invariant($"{engine}; after epoch {epochs} {Engine}") : engine;
    }

    /// <summary>Trains and validates one epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>What was measured; null where the loss became NaN or infinite.</returns>
    public EpochMetrics? Train(int epoch, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        if (_trainer.Train(epoch, cancellation) is not { } trained)
            return null;
        _trainer.MeasureNorms();
        var validated = _validation.Evaluate(Network, cancellation);
        return trained.With(epoch, validated, _time.GetElapsedTime(started).TotalSeconds) is { } metrics
            ? metrics with { TrainLossParts = trained.LossParts }
            : null;
    }

    /// <summary>Writes the weights as they are.</summary>
    public void Save(string path, int epoch, string dataHash) => NetworkWeights.Save(Network, path, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["explorer.model"] = _request.Model,
        ["explorer.epoch"] = FormattableString.Invariant($"{epoch}"),
        ["explorer.seed"] = FormattableString.Invariant($"{_request.Seed}"),
        ["explorer.dataHash"] = dataHash,
        ["explorer.codeVersion"] = CodeVersion.Current,
    });

    /// <summary>Frees the network and all that trains it.</summary>
    public void Dispose()
    {
        _validation.Dispose();
        _trainer.Dispose();
        Network.Dispose();
    }

    private static TrialRequest Trial(SessionRequest request) => new()
    {
        Experiment = "train",
        Index = 0,
        Config = request.Config,
        Hash = ModelConfigJson.Hash(request.Config),
        Seed = request.Seed,
        Training = request.Training,
        Data = request.Data,
        Fidelity = new Fidelity { Epochs = request.Training.Epochs },
        DataDirectory = request.DataDirectory,
        Device = request.Device,
        Threads = request.Threads,
    };
}

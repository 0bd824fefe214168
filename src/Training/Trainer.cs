using Explorer.Kernels;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Json;
using Explorer.Training.Data;
using Explorer.Training.Proxies;
using Explorer.Trials;
using Explorer.Trials.Execution;
using static TorchSharp.torch;

namespace Explorer.Training;

/// <summary>
/// Trains networks with libtorch. The same request gives the same numbers on the same machine, device and thread count,
/// whatever was trained before: initial weights, order and augmentation each have a seed derived from the request's.
/// Whole batches only are trained on, as the RegNet authors do: what an epoch's last batch lacks is dropped, and another
/// share of the images in each epoch, since their order is drawn anew. Validation takes every image.
/// A training that goes on from a checkpoint gives, bit for bit, the numbers of one that was not interrupted.
/// </summary>
/// <param name="library">Loads and keeps the images.</param>
/// <param name="time">Clock for seconds and throughput.</param>
public sealed class Trainer(DataLibrary library, TimeProvider time) : ITrialTrainer
{
    /// <summary>A trainer with its own data library, on the machine's clock.</summary>
    public Trainer()
        : this(new DataLibrary(), TimeProvider.System)
    {
    }

    /// <inheritdoc/>
    public TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        RequestChecks.ThrowIfUnusable(request);
        var device = TrainingDevice.Find(request.Device);
        set_num_threads(request.Threads);

        // Networks that die have denormal activations, which cost a CPU many times an ordinary number.
        TorchEngine.FlushDenormals(true);

        // What the network before needed and this one may not.
        TorchEngine.ReleaseMemory();
        var splits = library.Load(request.Data, request.DataDirectory, request.Fidelity.Resolution ?? request.Config.Input.Resolution);
        DataChecks.ThrowIfUnfit(request.Config, splits);
        using var scope = NewDisposeScope();

        // Proxies are of the network as it is, whatever the rung that it starts at.
        var own = request.Proxies.Count > 0 ? library.Load(request.Data, request.DataDirectory, request.Config.Input.Resolution) : splits;
        var proxies = ProxyMeasurement.Of(request, own, device, time);
        using var run = new TrainingRun(request, splits, device, new StepReporter(observer, time), time);
        run.Resume();
        var outcome = run.Train(observer, cancellation);
        if (outcome is TrialOutcome.Completed)
        {
            if (request.WeightsPath is { } path)
                run.Save(path, splits.Hash);
            run.SaveCheckpoint();
        }

        return new TrialResult
        {
            Outcome = outcome,
            Rungs = [run.Result(outcome)],
            Proxies = proxies,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
            Environment = Environment(request, run.Engine, splits.Hash),
        };
    }

    private static TrialEnvironment Environment(TrialRequest request, string engine, string dataHash) => new()
    {
        Device = request.Device,
        Threads = request.Threads,
        Precision = EnumNames.Of(request.Training.Precision),
        Engine = engine,
        DataHash = dataHash,
        CodeVersion = CodeVersion.Current,
    };
}

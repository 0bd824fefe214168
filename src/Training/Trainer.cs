using Explorer.Experiments.Fidelities;
using Explorer.SearchSpace.Complexity;
using Explorer.Training.Checkpoints;
using Explorer.Training.Proxies;
using static TorchSharp.torch;

namespace Explorer.Training;

/// <summary>
/// Trains networks with libtorch. The same request gives the same numbers on the same machine, device and thread count,
/// whatever was trained before: initial weights, order and augmentation each have a seed derived from the request's.
/// Whole batches only are trained on, as the RegNet authors do: what an epoch's last batch lacks is dropped, and another
/// share of the images in each epoch, since their order is drawn anew. Validation takes every image.
/// </summary>
/// <param name="library">Loads and keeps the images.</param>
/// <param name="time">Clock for seconds and throughput.</param>
public sealed class Trainer(DataLibrary library, TimeProvider time) : ITrialTrainer
{
    // Of a training that may end without warning, so much is trained again at most, or an epoch.
    private static readonly TimeSpan SavePace = TimeSpan.FromMinutes(1);

    /// <summary>A trainer with its own data library, on the machine's clock.</summary>
    public Trainer()
        : this(new DataLibrary(), TimeProvider.System)
    {
    }

    /// <inheritdoc/>
    public TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation)
    {
        var (startedAt, started) = (time.GetUtcNow(), time.GetTimestamp());
        RequestChecks.ThrowIfUnusable(request);
        var device = TrainingDevice.Prepare(request.Device, request.Threads);
        var loading = time.GetTimestamp();
        var splits = library.Load(request.Data, request.DataDirectory, request.Fidelity.Resolution ?? request.Config.Input.Resolution);
        var loadSeconds = time.GetElapsedTime(loading).TotalSeconds;
        DataChecks.ThrowIfUnfit(request.Config, splits);
        using var scope = NewDisposeScope();

        // Proxies are of the network as it is, whatever the rung that it starts at.
        var own = request.Proxies.Count > 0 ? library.Load(request.Data, request.DataDirectory, request.Config.Input.Resolution) : splits;
        var proxies = ProxyMeasurement.Of(request, own, device, time);
        using var loop = new TrainingLoop(Plan(request), splits, device, observer, time);
        var key = CheckpointKey.Of(request, splits.Hash, loop.Engine);
        GoOn(loop, request, key);
        var seconds = () => loop.SecondsBefore + time.GetElapsedTime(started).TotalSeconds;
        var (saved, saveSeconds) = (time.GetTimestamp(), 0.0);
        void Save(Action save)
        {
            var begun = time.GetTimestamp();
            save();
            saved = time.GetTimestamp();
            saveSeconds += time.GetElapsedTime(begun, saved).TotalSeconds;
        }

        var divergedIn = loop.Train(
            metrics =>
            {
                observer.OnEpoch(metrics);
                if (request.SuspendPath is not { } path || metrics.Epoch == request.Fidelity.Epochs)
                    return;
                var isToSuspend = observer.IsSuspensionWanted;
                if (!isToSuspend && time.GetElapsedTime(saved) < SavePace)
                    return;
                Save(() => loop.SaveCheckpoint(path, key, seconds()));
                if (isToSuspend)
                    throw new TrainingSuspendedException(metrics.Epoch);
            },
            cancellation);
        if (divergedIn is null)
            Save(() => Keep(loop, request, key));
        var error = divergedIn is null ? loop.LastError!.Value : CountingRule.DivergedError(request.Config.Classes, loop.LastError);
        return new TrialResult
        {
            Outcome = divergedIn is { } epoch
                ? new TrialOutcome.Diverged(epoch, error)
                : new TrialOutcome.Completed(error, loop.Epochs.Min(metrics => metrics.ValidationError)),
            Rungs =
            [
                new TrainedRung
                {
                    Fidelity = request.Fidelity,
                    Error = error,
                    Epochs = loop.Epochs.ToValueList(),
                    Continued = loop.IsContinued,
                    TrainedImages = loop.TrainedImages,
                    Flops = ComplexityCalculator.Of(TrainingCost.Network(request.Config, request.Fidelity)).Flops,
                    Times = new TrainingTimes
                    {
                        StartedAt = startedAt,
                        Seconds = time.GetElapsedTime(started).TotalSeconds,
                        LoadSeconds = loadSeconds,
                        TrainSeconds = loop.TrainSeconds,
                        ValidateSeconds = loop.ValidateSeconds,
                        SaveSeconds = saveSeconds,
                    },
                },
            ],
            Proxies = proxies,
            Seconds = seconds(),
            Environment = loop.Environment,
        };
    }

    private static TrainingPlan Plan(TrialRequest request) => new()
    {
        Config = request.Config.Scaled(request.Fidelity.WidthScale, request.Fidelity.DepthScale),
        Training = request.Training,
        Fidelity = request.Fidelity,
        ScheduleEpochs = request.ScheduleEpochs,
        Seed = request.Seed,
        Device = request.Device,
        Threads = request.Threads,
    };

    private static void GoOn(TrainingLoop loop, TrialRequest request, string key)
    {
        if (request.ResumePath is not { } path)
            return;
        try
        {
            loop.GoOn(path, mark => mark.Key == key && mark.Epoch < request.Fidelity.Epochs ? null : "of another training");
        }
        catch (InvalidInputException)
        {
            // Damaged or of another training: beginning anew gives the same numbers.
        }
    }

    private static void Keep(TrainingLoop loop, TrialRequest request, string key)
    {
        if (request.WeightsPath is { } weights)
            loop.Save(weights, ("explorer.experiment", request.Experiment), ("explorer.index", FormattableString.Invariant($"{request.Index}")));
        if (request.CheckpointPath is { } checkpoint)
            loop.SaveCheckpoint(checkpoint, key);
    }
}

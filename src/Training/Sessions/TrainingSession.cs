using Explorer.Kernels;
using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Json;
using Explorer.Training.Data;
using Explorer.Training.Evaluation;
using Explorer.Trials;
using static TorchSharp.torch;

namespace Explorer.Training.Sessions;

/// <summary>
/// Trains one network by itself, as a notebook would, and keeps it so that it can go on after every epoch: a training that was
/// stopped and gone on with ends with the same numbers, to the bit, as one that never stopped.
/// </summary>
/// <param name="library">Loads the images.</param>
/// <param name="time">Clock for seconds and throughput.</param>
public sealed class TrainingSession(DataLibrary library, TimeProvider time)
{
    /// <summary>Trains from the beginning, or goes on where the folder's checkpoint is.</summary>
    /// <param name="request">What to train and how.</param>
    /// <param name="folder">Where weights, checkpoint and result go; <see cref="SessionFolder.Begin"/> made it.</param>
    /// <param name="observer">Told of the beginning, steps and epochs; epochs done before are not told again.</param>
    /// <param name="cancellation">Ends the training soon; what the last whole epoch left stays.</param>
    /// <exception cref="InvalidInputException">Request, data or checkpoint cannot be used, or the images do not fit the network.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SessionResult Train(SessionRequest request, SessionFolder folder, ISessionObserver observer, CancellationToken cancellation)
    {
        var device = TrainingDevice.Find(request.Device);
        RequestChecks.ThrowIfUnusable(request.Training.Precision, request.Model);
        set_num_threads(request.Threads);
        TorchEngine.FlushDenormals(true);
        var splits = library.Load(request.Data, request.DataDirectory, request.Config.Input.Resolution);
        DataChecks.ThrowIfUnfit(request.Config, splits);
        using var scope = NewDisposeScope();
        using var run = new SessionRun(request, splits, device, observer, time);
        var epochs = SessionCheckpoint.Load(folder.CheckpointPath, run, splits.Hash)?.ToList() ?? [];
        observer.OnStart(new SessionStart { Images = splits, Done = [.. epochs], Anew = run.Anew, Engine = run.Engine, IsOfSeveralEngines = run.IsOfSeveralEngines, Parameters = run.Network.ParameterCount() });
        var divergedIn = TrainEpochs(run, folder, epochs, splits.Hash, observer, cancellation);
        var result = new SessionResult
        {
            Request = request,
            Epochs = epochs.ToValueList(),
            BestEpoch = epochs.Count > 0 ? epochs.MinBy(epoch => epoch.ValidationError)!.Epoch : 0,
            Test = null,
            DivergedIn = divergedIn,
            TrainImages = splits.Train.Count,
            ValidationImages = splits.Validation.Count,
            Mean = splits.Mean.ToValueList(),
            Deviation = splits.Deviation.ToValueList(),
            ClassNames = splits.Train.ClassNames.ToValueList(),
            Environment = Environment(request, run.Engine, splits.Hash),
        };
        if (divergedIn is null)
        {
            run.Save(folder.LastPath, epochs.Count, splits.Hash);
            result = result with { Test = Test(result, run, splits, folder, device, observer, cancellation) };
        }

        SessionFolder.Write(folder.ResultPath, result);
        File.Delete(folder.CheckpointPath);
        return result;
    }

    // The epoch in which the training diverged; null where it did not.
    private static int? TrainEpochs(
        SessionRun run, SessionFolder folder, List<EpochMetrics> epochs, string dataHash, ISessionObserver observer, CancellationToken cancellation)
    {
        for (var epoch = epochs.Count + 1; epoch <= run.Epochs; epoch++)
        {
            if (run.Train(epoch, cancellation) is not { } metrics)
                return epoch;
            var best = epochs.Count == 0 || metrics.ValidationError < epochs.Min(before => before.ValidationError);
            epochs.Add(metrics);
            if (best)
                run.Save(folder.BestPath, epoch, dataHash);

            // Last: a training killed before it goes on from the epoch before, and writes the same once more.
            SessionCheckpoint.Save(folder.CheckpointPath, run, epochs, dataHash);
            observer.OnEpoch(metrics);
        }

        return null;
    }

    private static SessionTest? Test(
        SessionResult result, SessionRun run, ImageSplits splits, SessionFolder folder, Device device, ISessionObserver observer, CancellationToken cancellation)
    {
        if (result.Request.TestImages == 0)
            return null;
        var images = splits.LoadTest().First(result.Request.TestImages ?? int.MaxValue);
        if (result.Request.TestBest)
            NetworkWeights.Load(run.Network, folder.BestPath);
        observer.OnTest(images.Count);
        var (measured, confusion) = ClassEvaluator.Evaluate(run.Network, images, splits.Mean, splits.Deviation, device, cancellation);
        return new SessionTest
        {
            Epoch = result.Request.TestBest ? result.BestEpoch : result.Epochs.Count,
            Images = measured.Images,
            Wrong = measured.Wrong,
            Loss = measured.Loss,
            Confusion = confusion,
        };
    }

    private static TrialEnvironment Environment(SessionRequest request, string engine, string dataHash) => new()
    {
        Device = request.Device,
        Threads = request.Threads,
        Precision = EnumNames.Of(request.Training.Precision),
        Engine = engine,
        DataHash = dataHash,
        CodeVersion = CodeVersion.Current,
    };
}

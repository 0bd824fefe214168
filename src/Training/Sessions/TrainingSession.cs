using Explorer.Experiments.Fidelities;
using Explorer.Models.Weights;
using Explorer.Training.Evaluation;
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
        var device = TrainingDevice.Prepare(request.Device, request.Threads);
        RequestChecks.ThrowIfUnusable(request.Training.Precision, request.Model);
        if (TrainableChecks.Problem(request.Config, request.Training.BatchSize) is { } untrainable)
            throw new InvalidInputException(request.Model, $"cannot be trained: {untrainable}");
        var splits = library.Load(request.Data, request.DataDirectory, request.Config.Input.Resolution);
        DataChecks.ThrowIfUnfit(request.Config, splits);
        using var scope = NewDisposeScope();
        using var loop = new TrainingLoop(Plan(request), splits, device, observer, time);
        loop.GoOn(folder.CheckpointPath, mark => mark.DataHash == splits.Hash
            ? null
            : $"the training began with the images {mark.DataHash}, now they are {splits.Hash}: the data set changed");
        observer.OnStart(new SessionStart { Images = splits, Done = loop.AllEpochs, Anew = loop.Anew, Engine = loop.Engine, IsOfSeveralEngines = loop.IsOfSeveralEngines, Parameters = loop.Network.ParameterCount() });
        var divergedIn = loop.Train(Keep, cancellation);
        var result = new SessionResult
        {
            Request = request,
            Epochs = loop.AllEpochs.ToValueList(),
            BestEpoch = loop.AllEpochs.MinBy(epoch => epoch.ValidationError)?.Epoch ?? 0,
            Test = null,
            DivergedIn = divergedIn,
            TrainImages = splits.Train.Count,
            ValidationImages = splits.Validation.Count,
            Mean = splits.Mean.ToValueList(),
            Deviation = splits.Deviation.ToValueList(),
            ClassNames = splits.Train.ClassNames.ToValueList(),
            Environment = loop.Environment,
        };
        if (divergedIn is null)
        {
            Save(folder.LastPath, result.Epochs.Count);
            result = result with { Test = Test(result, loop.Network, splits, folder, device, observer, cancellation) };
        }

        SessionFolder.Write(folder.ResultPath, result);
        File.Delete(folder.CheckpointPath);
        return result;

        void Keep(EpochMetrics metrics)
        {
            if (loop.AllEpochs.MinBy(epoch => epoch.ValidationError) == metrics)
                Save(folder.BestPath, metrics.Epoch);

            // Last: a training killed before it goes on from the epoch before, and writes the same once more.
            loop.SaveCheckpoint(folder.CheckpointPath);
            observer.OnEpoch(metrics);
        }

        void Save(string path, int epoch) => loop.Save(path, ("explorer.model", request.Model), ("explorer.epoch", FormattableString.Invariant($"{epoch}")));
    }

    private static TrainingPlan Plan(SessionRequest request) => new()
    {
        Config = request.Config,
        Training = request.Training,
        Fidelity = new Fidelity { Epochs = request.Training.Epochs },
        Seed = request.Seed,
        Initialization = request.Initialization,
        StartWeights = request.StartWeights,
        Device = request.Device,
        Threads = request.Threads,
        KeepsLossParts = true,
    };

    private static SessionTest? Test(
        SessionResult result, Network network, ImageSplits splits, SessionFolder folder, Device device, ISessionObserver observer, CancellationToken cancellation)
    {
        if (result.Request.TestImages == 0)
            return null;
        var images = splits.LoadTest().First(result.Request.TestImages ?? int.MaxValue);
        if (result.Request.TestBest)
            NetworkWeights.Load(network, folder.BestPath);
        observer.OnTest(images.Count);
        using var evaluator = new Evaluator(images, splits.Mean, splits.Deviation, device);
        var (measured, confusion) = evaluator.Confuse(network, images.Classes, cancellation);
        return new SessionTest
        {
            Epoch = result.Request.TestBest ? result.BestEpoch : result.Epochs.Count,
            Images = measured.Images,
            Wrong = measured.Wrong,
            Loss = measured.Loss,
            Confusion = confusion,
        };
    }
}

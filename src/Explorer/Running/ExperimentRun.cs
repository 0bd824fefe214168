using Explorer.Execution.Launching;
using Explorer.Running.Live;

namespace Explorer.Running;

/// <summary>Trains experiments: the one way to do it, whichever command asks.</summary>
/// <param name="store">Open for writing.</param>
/// <param name="request">How.</param>
/// <param name="console">Told of its progress.</param>
/// <param name="interruption">Interrupts a run.</param>
internal sealed class ExperimentRun(IResultStore store, RunRequest request, CommandConsole console, CancellationToken interruption)
{
    /// <summary>Tells what a study has besides the experiment of a name; null where the experiments are no study's.</summary>
    public Func<string, StudyAhead>? Ahead { get; init; }

    /// <summary>Starts the workers; null for the console's way.</summary>
    public IWorkerLauncher? Workers { get; init; }

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Stores the experiment with its plan, or goes on with the stored one.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The store holds another experiment of that name.</exception>
    public void Register(Experiment experiment)
    {
        ExperimentRegistration.Ensure(store, request.Store, experiment, CodeVersion.Current, TimeProvider.System.GetUtcNow());
        if (!ExperimentRegistration.AsStored(store, experiment).Training.Equals(experiment.Training))
            console.Tell($"{experiment.Name} began with an earlier version, so what its file leaves out of training ({string.Join(", ", experiment.Training.Defaulted)}) stays as it was then");
    }

    /// <summary>Trains what is left of a registered experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="limit">Most trainings, one a trial or, where there are rungs, one a rung; null for all.</param>
    /// <param name="finished">Told of each finished trial.</param>
    public async Task<RunSummary> TrainAsync(Experiment experiment, int? limit, Action<TrialRecord>? finished = null)
    {
        experiment = ExperimentRegistration.AsStored(store, experiment);
        RunChecks.RequireSameData(store, experiment, request.Data);
        var devices = store.Trials(experiment.Name).Select(trial => trial.Environment?.Device).OfType<string>()
            .Concat(store.Rungs(experiment.Name).Select(rung => rung.Environment.Device));
        var workers = request.Workers with { Devices = DeviceChoice.Of(request.Jobs is { } jobs ? [jobs.Device] : request.Workers.Devices, devices, () => TorchEngine.Gpus, TellOnce) };
        if (request.Jobs is null)
            EngineLine.Write(TellOnce, workers.Devices);
        var summary = await TrainPlannedAsync(experiment, workers, limit, finished);
        if (summary.Outcome == RunOutcome.Interrupted || summary.Remaining > 0 || limit - summary.Finished < 1
            || PredictedPlan.Of(experiment, store.Plan(experiment.Name), store.Trials(experiment.Name)) is not { Count: > 0 } predicted)
        {
            return summary;
        }

        store.ExtendPlan(experiment.Name, predicted);
        console.Tell($"{NumberText.Counted(predicted.Count, "further trial")}, of networks chosen by prediction from {NumberText.Count(experiment.Sample.Predicted!.Candidates)} drawn");
        return Join(summary, await TrainPlannedAsync(experiment, workers, limit - summary.Finished, finished));
    }

    // What holds for all experiments of one call is said before the first.
    private void TellOnce(string sentence)
    {
        if (_told.Add(sentence))
            console.Tell(sentence);
    }

    private async Task<RunSummary> TrainPlannedAsync(Experiment experiment, WorkerSettings workers, int? limit, Action<TrialRecord>? finished)
    {
        var display = new ProgressDisplay(console);
        var progress = new RunProgress(TimeProvider.System, display.Tell, finished, TrialEngines.Of(store.Trials(experiment.Name)), Ahead?.Invoke(experiment.Name)) { Width = display.Width };
        var settings = new RunSettings
        {
            Experiment = experiment.Name,
            Data = experiment.Data,
            Limits = experiment.Limits,
            Fidelity = experiment.Fidelity,
            CheckpointDirectory = RunFolder.Checkpoints(request.Out, experiment.Name),
            DataDirectory = request.Data,
            WeightsDirectory = RunFolder.Weights(request.Out, experiment.Name),
            KeepWeights = request.KeepWeights,
            Limit = limit,
            Workers = workers,
            StartedAt = console.Since,
        };
        var coordinator = request.Jobs is { } jobs
            ? new Coordinator(store, jobs.Workforce, jobs.Adapt(settings), progress)
            : new Coordinator(store, Workers ?? console.Workers(workers.Threads), settings, progress);
        await using var live = new LiveWriter(RunFolder.Live(request.Out, experiment.Name), progress, TimeProvider.System);
        var summary = await display.ShowAsync(progress, () => coordinator.RunAsync(interruption));
        console.Since = TimeProvider.System.GetUtcNow();
        return summary;
    }

    // What both parts did, the second having gone on where the first ended.
    private static RunSummary Join(RunSummary first, RunSummary second) => second with
    {
        FinishedBefore = first.FinishedBefore,
        Completed = first.Completed + second.Completed,
        Diverged = first.Diverged + second.Diverged,
        Pruned = first.Pruned + second.Pruned,
        Failed = first.Failed + second.Failed,
        FailedAttempts = first.FailedAttempts + second.FailedAttempts,
        Seconds = first.Seconds + second.Seconds,
    };
}

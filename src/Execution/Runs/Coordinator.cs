using System.Runtime.ExceptionServices;
using Explorer.Execution.Launching;
using Explorer.SearchSpace;
using Explorer.Trials.Storage;

namespace Explorer.Execution.Runs;

/// <summary>
/// Trains what is left of a stored experiment: N workers, one trial at a time each, every finished trial written at
/// once. What is stored does not depend on the number of workers, on their order or on how often the run was killed,
/// but for times.
/// </summary>
/// <param name="store">Open for writing, with the experiment and its plan in it.</param>
/// <param name="launcher">Starts workers.</param>
/// <param name="settings">The run.</param>
/// <param name="observer">Told of all that happens.</param>
/// <param name="time">Clock; null for the system's.</param>
public sealed class Coordinator(IResultStore store, IWorkerLauncher launcher, RunSettings settings, IRunObserver observer, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Runs until no trial is left or the run is cancelled.</summary>
    /// <param name="cancellation">
    /// Interrupts the run: workers are ended at once; nothing is stored for the trials they had, and the next run
    /// trains them again.
    /// </param>
    /// <exception cref="InvalidInputException">
    /// A setting, the weights folder or what the workers read (data) cannot be used, or the experiment is not stored.
    /// </exception>
    /// <exception cref="WorkerStartException">Workers end before they are ready, several times in a row.</exception>
    /// <exception cref="ResultStoreException">A trial or its weights could not be stored (disk full); those before it are.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellation)
    {
        settings.Validate();
        if (store.FindExperiment(settings.Experiment) is null)
        {
            throw new InvalidInputException(settings.Experiment, "no such experiment in the store");
        }

        var started = _time.GetTimestamp();
        var plan = store.Plan(settings.Experiment);
        var stored = store.Trials(settings.Experiment);
        var toTrain = plan
            .ExceptBy(stored.Select(trial => trial.Index), planned => planned.Index)
            .Take(settings.Limit ?? int.MaxValue)
            .ToList();
        var attempts = store.Attempts(settings.Experiment).GroupBy(attempt => attempt.Index).ToDictionary(group => group.Key, group => group.Count());
        var queue = new TrialQueue(toTrain, attempts);
        var weights = WeightsKeeper.Open(settings.WeightsDirectory, settings.KeepWeights, stored);
        var recorder = new RunRecorder(store, settings, weights, observer, _time);
        var jobs = Math.Min(settings.Workers.ResolvedJobs, toTrain.Count);
        var totals = new RunTotals(
            settings.Experiment, plan.Count, stored.Count, toTrain.Count, stored.Min(trial => trial.Error), jobs, settings.Workers.Threads);
        recorder.Tell(told => told.OnRunStarted(totals));

        var slots = Enumerable.Range(0, jobs).Select(number => new WorkerSlot(number, launcher, settings, queue, recorder, weights, _time));
        await RunAsync(slots, cancellation);
        return recorder.Summary(totals, _time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Runs all slots; the first that fails ends the others, and its exception is the run's.</summary>
    private static async Task RunAsync(IEnumerable<WorkerSlot> slots, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;

        async Task Guard(WorkerSlot slot)
        {
            try
            {
                await slot.RunAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Interrupted, or another slot failed.
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync();
            }
        }

        await Task.WhenAll(slots.Select(slot => Task.Run(() => Guard(slot), CancellationToken.None)));
        failure?.Throw();
    }
}

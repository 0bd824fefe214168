namespace Explorer.Execution.Runs;

/// <summary>
/// Trains what is left of a stored experiment: N workers, one training at a time each, every finished rung and trial
/// written at once. What a training measures does not depend on the number of workers, on their order or on how often the
/// run was killed; which trials an asynchronous scheduler lets go on depends on the order in which trainings end.
/// </summary>
/// <param name="store">Open for writing, with the experiment and its plan in it.</param>
/// <param name="workforce">Those who train.</param>
/// <param name="settings">The run.</param>
/// <param name="observer">Told of all that happens.</param>
/// <param name="time">Clock; null for the system's.</param>
public sealed class Coordinator(IResultStore store, Workforce workforce, RunSettings settings, IRunObserver observer, TimeProvider? time = null)
{
    // Waiting trials of each worker among which the longest goes first.
    private const int TailOfWorker = 2;
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>A coordinator of worker processes of this machine.</summary>
    /// <param name="store">Open for writing, with the experiment and its plan in it.</param>
    /// <param name="launcher">Starts workers.</param>
    /// <param name="settings">The run.</param>
    /// <param name="observer">Told of all that happens.</param>
    /// <param name="time">Clock; null for the system's.</param>
    public Coordinator(IResultStore store, IWorkerLauncher launcher, RunSettings settings, IRunObserver observer, TimeProvider? time = null)
        : this(store, new LocalWorkforce(launcher, time), settings, observer, time)
    {
    }

    /// <summary>Runs until no trial is left or the run is cancelled.</summary>
    /// <param name="cancellation">
    /// Interrupts the run: workers are ended at once; nothing is stored for the trials they had, and the next run
    /// trains them again.
    /// </param>
    /// <exception cref="InvalidInputException">
    /// A setting, the weights folder or what the workers read (data) cannot be used, or the experiment is not stored.
    /// </exception>
    /// <exception cref="WorkerStartException">Workers end before they are ready, several times in a row.</exception>
    /// <exception cref="DiskFaultException">A trial or its weights could not be stored (disk full); those before it are.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellation)
    {
        settings.Validate();
        if (store.FindExperiment(settings.Experiment) is null)
            throw new InvalidInputException(settings.Experiment, "no such experiment in the store");

        var (startedAt, started) = (settings.StartedAt ?? _time.GetUtcNow(), _time.GetTimestamp());
        var plan = store.Plan(settings.Experiment);
        var stored = store.Trials(settings.Experiment);
        var rungs = store.Rungs(settings.Experiment);
        var attempts = store.Attempts(settings.Experiment).GroupBy(attempt => attempt.Index).ToDictionary(group => group.Key, group => group.Count());
        var totals = Totals(plan, stored);
        var trials = plan.ToDictionary(planned => planned.Index);
        var records = new TrialRecords(settings.Experiment, trials, rungs, new TrainingPlace { RunStartedAt = startedAt, Workers = totals.Workers, Worker = 0 }, _time);

        // Run time goes with activations (Radosavovic et al. 2020, section 4). A limit takes the first trials, however long they are.
        var tail = settings.Limit is null && totals.Workers > 1 ? new LongestFirst(TailOfWorker * totals.Workers, index => trials[index].Complexity.Activations) : null;
        var scheduler = TrialSchedulers.Create(settings.Fidelity, plan, tail);
        var unsettled = ScheduleReplay.Apply(scheduler, rungs, stored);

        var queue = new JobQueue(scheduler, trials, Ladder, rungs.Select(rung => rung.Index).ToHashSet(), attempts, settings.Limit, workforce.NextLeases());
        var weights = WeightsKeeper.Open(settings.WeightsDirectory, settings.KeepWeights, stored, settings.WeightsDropDirectory, settings.WorkersOutlive);
        var checkpoints = OpenCheckpoints(plan, stored, records);
        var recorder = new RunRecorder(store, settings, queue, records, weights, checkpoints, observer, _time, Images(stored, rungs));
        recorder.Tell(told => told.OnRunStarted(totals));
        recorder.Settle(unsettled);

        try
        {
            await workforce.RunAsync(new LeaseDesk(settings, queue, recorder, weights, checkpoints), totals.Workers, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Interrupted.
        }

        checkpoints?.Close();
        var outcome = cancellation.IsCancellationRequested && !queue.IsOver ? RunOutcome.Interrupted : RunOutcome.Finished;
        return recorder.Summary(totals, outcome, _time.GetElapsedTime(started).TotalSeconds);
    }

    private static string? Images(IEnumerable<TrialRecord> stored, IEnumerable<RungRecord> rungs) =>
        stored.Select(trial => trial.Environment?.DataHash).Concat(rungs.Select(rung => rung.Environment.DataHash)).FirstOrDefault(hash => hash is not (null or TrialEnvironment.UnknownData));

    private IReadOnlyList<PlannedRung> Ladder(PlannedTrial planned) => FidelityLadder.Of(settings.Fidelity, planned.Training);

    private CheckpointKeeper? OpenCheckpoints(IReadOnlyList<PlannedTrial> plan, IReadOnlyList<TrialRecord> stored, TrialRecords records)
    {
        if (plan.Count == 0 || !(settings.WorkersOutlive || Ladder(plan[0]).Any(rung => rung.Continues)))
            return null;

        var ended = stored.Select(trial => trial.Index).ToHashSet();
        var trials = plan.ToDictionary(planned => planned.Index);
        return CheckpointKeeper.Open(settings.CheckpointDirectory, IsNeeded, workersOutlive: settings.WorkersOutlive);

        bool IsNeeded(int index, int rung)
        {
            if (!trials.TryGetValue(index, out var planned) || ended.Contains(index))
                return false;
            var last = records.RungsOf(index) is [.., var found] ? found.Rung : -1;
            return rung + 1 < Ladder(planned).Count && rung == last || settings.WorkersOutlive && rung > last;
        }
    }

    private RunTotals Totals(IReadOnlyList<PlannedTrial> plan, IReadOnlyList<TrialRecord> stored)
    {
        var rungs = Math.Max(1, settings.Fidelity.Rungs.Count);
        var left = plan.Count - stored.Count;

        // With one rung a training is a trial; with several, how many trials a limit ends is not known beforehand.
        var toTrain = rungs == 1 ? Math.Min(left, settings.Limit ?? int.MaxValue) : left;
        var jobs = Math.Min(settings.Workers.ResolvedJobs, Math.Min(left, settings.Limit ?? int.MaxValue));

        // Without a scheduler every trial reaches the target: there is nothing to save, and no share to tell.
        double? full = settings.Fidelity.Scheduler != SchedulerType.None && TrainingCost.Images(settings.Data) is { } images ? plan.Sum(planned => TrainingCost.Of(planned, Ladder(planned)[^1].Fidelity, images)) : null;
        return new RunTotals(settings.Experiment, plan.Count, stored.Count, toTrain, BestError(stored), jobs, settings.Workers.Threads)
        {
            Rungs = rungs,
            FullCost = full,
        };
    }

    // A stopped trial's error is one of a lower fidelity.
    private static double? BestError(IReadOnlyList<TrialRecord> stored) =>
        stored.Where(trial => trial.State != TrialState.Pruned).Min(trial => trial.Error);
}

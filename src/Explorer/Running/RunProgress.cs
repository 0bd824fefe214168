namespace Explorer.Running;

/// <summary>How far a run is: what the terminal shows, without the terminal. Safe for several threads.</summary>
/// <param name="time">Clock.</param>
/// <param name="tell">Told of each event worth a line of its own, after the state was brought up to date.</param>
/// <param name="finished">Told of each finished trial.</param>
/// <param name="ahead">What the study that the run is a step of has besides; null where it is none's.</param>
/// <param name="enginesBefore">What trained the trials that are done, see <see cref="TrialEngines"/>.</param>
internal sealed class RunProgress(TimeProvider time, Action<string> tell, Action<TrialRecord>? finished = null, IReadOnlyList<string>? enginesBefore = null, StudyAhead? ahead = null) : IRunObserver
{
    /// <summary>Characters of the lines told above a board that tells the rest, at this moment; null where there is none.</summary>
    public Func<int>? Width { get; init; }

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, RunningTrial> _running = [];
    private readonly long _started = time.GetTimestamp();
    private RunTotals? _totals;
    private IReadOnlyList<string> _engines = enginesBefore ?? [];
    private int _finished;
    private int _failed;
    private int _pruned;
    private int[] _rungs = [];
    private double? _best;
    private int? _bestTrial;
    private JobCounts? _jobs;

    /// <summary>The state at this moment; null before the run starts.</summary>
    public RunSnapshot? Snapshot()
    {
        lock (_lock)
        {
            if (_totals is not { } totals)
                return null;

            var seconds = time.GetElapsedTime(_started).TotalSeconds;

            // How many rungs a scheduler will train is not known beforehand.
            var work = totals.Rungs > 1 ? 0 : _finished + _running.Values.Sum(trial => trial.Share);
            return new RunSnapshot
            {
                Totals = totals,
                Finished = _finished,
                Failed = _failed,
                BestError = _best,
                BestTrial = _bestTrial,
                Rungs = [.. _rungs],
                Pruned = _pruned,
                Running = [.. _running.Values],
                Seconds = seconds,
                Ahead = ahead,
                Jobs = _jobs,
                SecondsLeft = work > 0 ? seconds * (totals.ToTrain - work + (ahead?.LaterWork ?? 0)) / work : null,
            };
        }
    }

    /// <inheritdoc/>
    public void OnRunStarted(RunTotals totals)
    {
        lock (_lock)
        {
            _totals = totals;
            _best = totals.BestError;
            _rungs = totals.Rungs > 1 ? new int[totals.Rungs] : [];
        }

        if (totals.ToTrain == 0)
        {
            tell($"{totals.Experiment}: {(totals.Planned == 1 ? "its trial is" : $"all {NumberText.Count(totals.Planned)} trials are")} trained already");
            return;
        }

        var rungs = totals.Rungs > 1 ? $" through up to {NumberText.Counted(totals.Rungs, "rung")}" : string.Empty;
        var before = totals.FinishedBefore > 0 ? $", {NumberText.Count(totals.FinishedBefore)} of them done before" : string.Empty;
        var training = $"{totals.Experiment}: {NumberText.Counted(totals.Planned, "trial")}{before}; training {NumberText.Count(totals.ToTrain)}";
        var full = $"{training}{rungs} on {NumberText.Counted(totals.Workers, "worker")} of {NumberText.Counted(totals.Threads, "thread")}";
        tell(ProgressText.Fitting(Width?.Invoke(), full, full, $"{training} on {NumberText.Counted(totals.Workers, "worker")}", training));
    }

    /// <inheritdoc/>
    public void OnWorkerReady(int worker, int pid, string device, string engine)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"worker {worker + 1}: process {pid}, {device}");
        tell(ProgressText.Fitting(Width?.Invoke(), $"{place}, {engine}", $"{place}, {engine}", place));
    }

    /// <inheritdoc/>
    public void OnTrialStarted(int worker, PlannedTrial trial, PlannedRung rung, int attempt)
    {
        lock (_lock)
        {
            _running[worker] = new RunningTrial(worker, trial, rung, attempt) { Since = time.GetUtcNow() };
        }
    }

    /// <inheritdoc/>
    public void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung)
    {
        lock (_lock)
        {
            _running.Remove(worker);
            _rungs[rung.Rung]++;
        }

        tell(ProgressText.Rung(trial, rung, Snapshot()!, Width?.Invoke()));
    }

    /// <inheritdoc/>
    public void OnStep(int worker, PlannedTrial trial, StepProgress step)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(worker, out var running))
            {
                _running[worker] = running with { Epoch = step.Epoch, Step = step.Done, Steps = step.Steps, ImagesPerSecond = step.ImagesPerSecond };
            }
        }
    }

    /// <inheritdoc/>
    public void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(worker, out var running))
            {
                _running[worker] = running with { Epoch = metrics.Epoch + 1, Step = 0, Curve = [.. running.Curve, metrics] };
            }
        }
    }

    /// <inheritdoc/>
    public void OnTrialFinished(int worker, TrialRecord trial)
    {
        lock (_lock)
        {
            // A training may end other trials too, while this worker's next one is under way.
            if (_running.TryGetValue(worker, out var running) && running.Trial.Index == trial.Index)
                _running.Remove(worker);

            _finished++;
            _pruned += trial.State == TrialState.Pruned ? 1 : 0;
            _failed += trial.State == TrialState.Failed ? 1 : 0;
            if (trial.State == TrialState.Completed && trial.Error is { } error && !(error >= _best))
                (_best, _bestTrial) = (error, trial.Index);
        }

        finished?.Invoke(trial);
        tell(ProgressText.Finished(trial, Snapshot()!, Width?.Invoke()));
        TellEngines(trial);
    }

    /// <inheritdoc/>
    public void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried)
    {
        lock (_lock)
            _running.Remove(worker);

        tell($"trial {attempt.Index}: attempt {attempt.Attempt} failed: {attempt.Reason}{(retried ? "; it is tried again" : string.Empty)}");
    }

    /// <inheritdoc/>
    public void OnHandedBack(int worker, PlannedTrial trial, string reason)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(worker, out var running) && running.Trial.Index == trial.Index)
                _running.Remove(worker);
        }

        tell($"trial {trial.Index}: {reason}; it goes on later");
    }

    /// <inheritdoc/>
    public void OnJobs(JobCounts jobs)
    {
        lock (_lock)
            _jobs = jobs;
        tell($"jobs: {ProgressText.Jobs(jobs)}");
    }

    /// <inheritdoc/>
    public void OnWorkerLost(int worker, string reason) => tell($"worker {worker + 1} lost: {reason}");

    // A network's engine is known when it is trained: not every one is computed by all that its worker has.
    private void TellEngines(TrialRecord trial)
    {
        if (trial.Environment?.Engine is not { } engine)
            return;
        lock (_lock)
        {
            var before = _engines.Count;
            _engines = TrialEngines.Of([.. _engines, engine]);
            if (before is 0 or > 1 || _engines.Count == 1)
                return;
        }

        tell($"trial {trial.Index} was trained by another engine than those done before: {string.Join("; ", _engines)}");
    }
}

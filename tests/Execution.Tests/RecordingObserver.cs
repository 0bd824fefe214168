using System.Collections.Concurrent;

namespace Explorer.Execution.Tests;

/// <summary>Writes down what a run tells; <see cref="OnEvent"/> may act on it.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    private int _inside;

    public ConcurrentQueue<string> Events { get; } = [];

    public RunTotals? Totals { get; private set; }

    public Action<string> OnEvent { get; init; } = _ => { };

    public void OnRunStarted(RunTotals totals)
    {
        Totals = totals;
        Add("run");
    }

    public void OnWorkerReady(int worker, int pid, string device, string engine) => Add($"ready {worker} {device} {engine}");

    public void OnTrialStarted(int worker, PlannedTrial trial, PlannedRung rung, int attempt) =>
        Add(rung.Number == 0 ? $"trial {trial.Index} attempt {attempt}" : $"trial {trial.Index} attempt {attempt} rung {rung.Number}");

    public void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung) => Add($"rung {rung.Rung} of {rung.Index}");

    public void OnStep(int worker, PlannedTrial trial, StepProgress step) =>
        Add($"step {trial.Index} {step.Epoch} {step.Done}/{step.Steps} {step.ImagesPerSecond} {step.Loss}");

    public void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics) => Add($"epoch {trial.Index} {metrics.Epoch} {metrics.ValidationError}");

    public void OnTrialFinished(int worker, TrialRecord trial) => Add($"finished {trial.Index}");

    public void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried) => Add($"failed {attempt.Index} {(retried ? "retried" : "given up")}: {attempt.Reason}");

    public void OnHandedBack(int worker, PlannedTrial trial, string reason) => Add($"back {trial.Index}: {reason}");

    public void OnWorkerLost(int worker, string reason) => Add($"lost {worker}: {reason}");

    private void Add(string what)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        Events.Enqueue(what);
        OnEvent(what);
        Interlocked.Decrement(ref _inside);
    }
}

namespace Explorer.Training.Steps;

/// <summary>Tells an observer of steps, but not of every one: a network may do hundreds a second.</summary>
internal sealed class StepReporter(ITrialObserver observer, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private long _last = time.GetTimestamp();
    private long _epochStart;

    /// <summary>Starts measuring an epoch.</summary>
    public void StartEpoch() => _epochStart = time.GetTimestamp();

    /// <summary>Reports the step where the last report is long enough ago.</summary>
    public void Step(int epoch, int step, int steps, int batchSize, LossMeter meter)
    {
        if (time.GetElapsedTime(_last) < Interval)
            return;
        _last = time.GetTimestamp();
        var seconds = time.GetElapsedTime(_epochStart, _last).TotalSeconds;
        observer.OnStep(new StepProgress(epoch, step, steps, seconds > 0 ? (double)step * batchSize / seconds : 0, meter.Loss / step));
    }
}

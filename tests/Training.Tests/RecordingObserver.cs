namespace Explorer.Training.Tests;

/// <summary>Keeps what it is told; can do something at every epoch.</summary>
internal sealed class RecordingObserver(Action? onEpoch = null) : ITrialObserver
{
    public List<EpochMetrics> Epochs { get; } = [];

    public List<StepProgress> Steps { get; } = [];

    public void OnStep(StepProgress step) => Steps.Add(step);

    public void OnEpoch(EpochMetrics metrics)
    {
        Epochs.Add(metrics);
        onEpoch?.Invoke();
    }
}

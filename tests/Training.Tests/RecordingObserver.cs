namespace Explorer.Training.Tests;

/// <summary>Keeps what it is told; can do something at every epoch.</summary>
internal sealed class RecordingObserver(Action? onEpoch = null) : ITrialObserver
{
    public List<EpochMetrics> Epochs { get; } = [];

    public List<StepProgress> Steps { get; } = [];

    /// <summary>The training is to be suspended after this epoch; 0 for none.</summary>
    public int SuspendAfter { get; init; }

    public bool IsSuspensionWanted => Epochs is [.., var last] && last.Epoch == SuspendAfter;

    public void OnStep(StepProgress step) => Steps.Add(step);

    public void OnEpoch(EpochMetrics metrics)
    {
        Epochs.Add(metrics);
        onEpoch?.Invoke();
    }
}

using Explorer.Trials;
using Explorer.Trials.Execution;

namespace Explorer.Training.Tests;

/// <summary>Keeps what it is told; can do something at every epoch.</summary>
internal sealed class RecordingObserver(Action? onEpoch = null) : ITrialObserver
{
    public List<EpochMetrics> Epochs { get; } = [];

    public List<(int Epoch, int Step, int Steps, double ImagesPerSecond)> Steps { get; } = [];

    public void OnStep(int epoch, int step, int steps, double imagesPerSecond) => Steps.Add((epoch, step, steps, imagesPerSecond));

    public void OnEpoch(EpochMetrics metrics)
    {
        Epochs.Add(metrics);
        onEpoch?.Invoke();
    }
}

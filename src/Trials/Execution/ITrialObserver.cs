namespace Explorer.Trials.Execution;

/// <summary>Follows a training as it goes.</summary>
public interface ITrialObserver
{
    /// <summary>A step was done. Called at most a few times a second; also the sign that the training is alive.</summary>
    /// <param name="epoch">The epoch under way, from 1.</param>
    /// <param name="step">Steps done in it.</param>
    /// <param name="steps">Steps it has.</param>
    /// <param name="imagesPerSecond">Training images a second over the epoch so far.</param>
    void OnStep(int epoch, int step, int steps, double imagesPerSecond);

    /// <summary>An epoch was trained and validated.</summary>
    void OnEpoch(EpochMetrics metrics);
}

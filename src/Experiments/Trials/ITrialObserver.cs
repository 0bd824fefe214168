namespace Explorer.Experiments.Trials;

/// <summary>Follows a training as it goes.</summary>
public interface ITrialObserver
{
    /// <summary>A step was done. Called at most a few times a second; also the sign that the training is alive.</summary>
    /// <param name="step">How far the epoch is.</param>
    void OnStep(StepProgress step);

    /// <summary>An epoch was trained and validated.</summary>
    void OnEpoch(EpochMetrics metrics);

    /// <summary>Whether the training is to be suspended after the epoch under way; looked at after each, where <see cref="TrialRequest.SuspendPath"/> names a file.</summary>
    bool IsSuspensionWanted => false;
}

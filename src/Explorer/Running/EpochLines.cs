namespace Explorer.Running;

/// <summary>One line an epoch of a single training.</summary>
internal sealed class EpochLines(TextWriter output) : ITrialObserver
{
    /// <inheritdoc/>
    public void OnStep(StepProgress step)
    {
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochMetrics metrics) => output.WriteLine(
        $"explorer: epoch {metrics.Epoch}: training error {NumberText.Share(metrics.TrainError)}, validation error {NumberText.Share(metrics.ValidationError)}, {NumberText.Time(metrics.Seconds)}");
}

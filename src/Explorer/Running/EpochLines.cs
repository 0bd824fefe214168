namespace Explorer.Running;

/// <summary>One line an epoch of a single training.</summary>
internal sealed class EpochLines(CommandConsole console) : ITrialObserver
{
    /// <inheritdoc/>
    public void OnStep(StepProgress step)
    {
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochMetrics metrics) => console.Tell(
        $"epoch {metrics.Epoch}: training error {NumberText.Share(metrics.TrainError)}, validation error {NumberText.Share(metrics.ValidationError)}, {NumberText.Time(metrics.Seconds)}");
}

using Explorer.Terminal;
using Explorer.Trials;
using Explorer.Trials.Execution;

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
        $"explorer: epoch {metrics.Epoch}: training error {Quantity.Percent(metrics.TrainError)}, validation error {Quantity.Percent(metrics.ValidationError)}, {Quantity.Duration(metrics.Seconds)}");
}

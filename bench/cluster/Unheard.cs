using Explorer.Experiments.Trials;

namespace Explorer.Again;

/// <summary>Nobody follows a training.</summary>
internal sealed class Unheard : ITrialObserver
{
    public void OnStep(StepProgress step)
    {
    }

    public void OnEpoch(EpochMetrics metrics)
    {
    }
}

namespace Explorer.Experiments.Scheduling;

/// <summary>No scheduler: every trial goes on to the last rung.</summary>
internal sealed class EveryRung(int lastRung) : IPromotionRule
{
    public IEnumerable<Promotion> Arrived(TrialRung job, double error) => job.Rung < lastRung && double.IsFinite(error) ? [new Promotion(job.Trial)] : [];

    public IEnumerable<Promotion> Left(TrialRung job) => [];
}

namespace Explorer.Experiments.Scheduling;

/// <summary>Decides, among trials that compete with each other, who goes on to the next rung and who is stopped.</summary>
internal interface IPromotionRule
{
    /// <summary>A trial has its result at a rung.</summary>
    /// <param name="job">The trial and the rung.</param>
    /// <param name="error">Its error; infinite where it diverged, which the rule must not let go on.</param>
    /// <returns>What this decides, for this trial or others; nothing for a trial at the last rung or one that diverged.</returns>
    IEnumerable<Promotion> Arrived(TrialRung job, double error);

    /// <summary>A trial that was at a rung, or on its way through it, has ended without a result there.</summary>
    IEnumerable<Promotion> Left(TrialRung job);
}

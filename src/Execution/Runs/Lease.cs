namespace Explorer.Execution.Runs;

/// <summary>A training that somebody has: it is stored, handed back or lost under this id, and files written for it carry it.</summary>
/// <param name="Id">Never given twice, by later coordinators of the run neither.</param>
/// <param name="Job">The training.</param>
internal sealed record Lease(string Id, TrialJob Job)
{
    /// <summary>Which training it is.</summary>
    public TrialRung Rung => new(Job.Trial.Index, Job.Rung);
}

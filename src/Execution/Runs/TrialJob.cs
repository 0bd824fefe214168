namespace Explorer.Execution.Runs;

/// <summary>One training for a worker: a trial at a rung of its ladder.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Ladder">Its rungs.</param>
/// <param name="Rung">The rung to train, from 0.</param>
/// <param name="IsFirst">Whether it is the trial's first rung.</param>
internal sealed record TrialJob(PlannedTrial Trial, IReadOnlyList<PlannedRung> Ladder, int Rung, bool IsFirst)
{
    /// <summary>The rung.</summary>
    public PlannedRung PlannedRung => Ladder[Rung];

    /// <summary>Whether the weights of the rung before are gone on with.</summary>
    public bool Continues => !IsFirst && PlannedRung.Continues;

    /// <summary>Whether a later rung may go on from this one's weights.</summary>
    public bool IsContinued => Rung + 1 < Ladder.Count && Ladder[Rung + 1].Continues;

    /// <summary>Whether it is the target.</summary>
    public bool IsLast => Rung == Ladder.Count - 1;
}

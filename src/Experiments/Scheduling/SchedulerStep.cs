namespace Explorer.Experiments.Scheduling;

/// <summary>What a scheduler wants of a worker that is free.</summary>
public abstract record SchedulerStep
{
    private SchedulerStep()
    {
    }

    /// <summary>Train this.</summary>
    public sealed record Train(TrialRung Job) : SchedulerStep;

    /// <summary>Nothing now: what comes next depends on trainings under way.</summary>
    public sealed record Wait : SchedulerStep;

    /// <summary>Nothing any more: every trial has ended.</summary>
    public sealed record Done : SchedulerStep;
}

namespace Explorer.Trials.Experiments;

/// <summary>The fidelities of an experiment.</summary>
public sealed record FidelitySettings
{
    /// <summary>How trials are given their fidelities.</summary>
    public SchedulerType Scheduler { get; init; }
}

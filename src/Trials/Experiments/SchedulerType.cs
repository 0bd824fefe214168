namespace Explorer.Trials.Experiments;

/// <summary>How trials are given their fidelities.</summary>
public enum SchedulerType
{
    /// <summary>Every trial is trained once, in full (<c>none</c>).</summary>
    None,
}

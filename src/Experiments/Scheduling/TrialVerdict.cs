namespace Explorer.Experiments.Scheduling;

/// <summary>A trial's end.</summary>
/// <param name="Trial">The trial's index.</param>
/// <param name="State">How it ended.</param>
/// <param name="Reason">Which rule stopped it, at which rung, where a scheduler did; otherwise as reported, or null.</param>
public sealed record TrialVerdict(int Trial, TrialState State, string? Reason);

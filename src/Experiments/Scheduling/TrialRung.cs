namespace Explorer.Experiments.Scheduling;

/// <summary>One training to do: a trial at a rung.</summary>
/// <param name="Trial">The trial's index.</param>
/// <param name="Rung">The rung, from 0.</param>
public readonly record struct TrialRung(int Trial, int Rung);

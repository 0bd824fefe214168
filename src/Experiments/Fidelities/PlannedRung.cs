namespace Explorer.Experiments.Fidelities;

/// <summary>A rung of a trial's ladder.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Fidelity">What a trial gets in it.</param>
/// <param name="Continues">Whether it differs from the rung before in epochs alone, so that it goes on from that one's weights.</param>
/// <param name="ScheduleEpochs">
/// Epochs that the learning-rate schedule spans: those of the last rung of the chain, so that going on from rung to rung
/// equals one uninterrupted training.
/// </param>
public sealed record PlannedRung(int Number, Fidelity Fidelity, bool Continues, int ScheduleEpochs);

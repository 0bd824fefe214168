namespace Explorer.Analysis.Fidelities;

/// <summary>One network's error at one level, and what it cost to get there from the run's start.</summary>
/// <param name="Error">Validation error, a fraction in [0, 1].</param>
/// <param name="Work">Training images times multiply-adds of one image forward; null where unknown.</param>
/// <param name="Seconds">Wall time of the epochs, training and validation; null where unknown.</param>
public sealed record FidelityReading(double Error, double? Work, double? Seconds);

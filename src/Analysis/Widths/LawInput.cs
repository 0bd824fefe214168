namespace Explorer.Analysis.Widths;

/// <summary>One experiment's population for complexity laws.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="Population">Its population.</param>
/// <param name="TrainingImages">Training images an epoch at full fidelity; null where unknown, as of imported trials.</param>
public sealed record LawInput(string Experiment, Population Population, int? TrainingImages);

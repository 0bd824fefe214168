namespace Explorer.Experiments.Trials;

/// <summary>How far an epoch is.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Done">Steps done in it.</param>
/// <param name="Steps">Steps it has.</param>
/// <param name="ImagesPerSecond">Training images a second over the epoch so far.</param>
/// <param name="Loss">Mean loss over the epoch so far, as optimised.</param>
public readonly record struct StepProgress(int Epoch, int Done, int Steps, double ImagesPerSecond, double Loss);

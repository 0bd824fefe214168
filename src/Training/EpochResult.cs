namespace Explorer.Training;

/// <summary>What an epoch's training steps measured.</summary>
/// <param name="LearningRate">Rate of the last step.</param>
/// <param name="Loss">Mean loss as optimised.</param>
/// <param name="Error">Share of the images classified wrongly at their step.</param>
internal sealed record EpochResult(double LearningRate, double Loss, double Error);

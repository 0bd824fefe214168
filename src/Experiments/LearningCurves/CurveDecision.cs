namespace Explorer.Experiments.LearningCurves;

/// <summary>Whether a training is to stop.</summary>
/// <param name="Stop">Whether it is.</param>
/// <param name="Probability">The probability that it would end at <paramref name="Target"/> or below; null where there were too few curves to tell.</param>
/// <param name="Target">The error it would have to reach, a fraction; null where there were too few curves.</param>
public sealed record CurveDecision(bool Stop, double? Probability, double? Target);

namespace Explorer.Statistics.Distributions;

/// <summary>A step of an EDF: an error that one or more trials have.</summary>
/// <param name="Error">The error, a fraction.</param>
/// <param name="CountBelow">Trials with an error strictly below it.</param>
/// <param name="CountUpTo">Trials with that error or less.</param>
public sealed record DistributionStep(double Error, int CountBelow, int CountUpTo);

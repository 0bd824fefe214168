namespace Explorer.Experiments.Scheduling;

/// <summary>A rule's decision about a trial that has its result at a rung.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="StoppedBecause">Why it goes no further; null where it goes on.</param>
internal readonly record struct Promotion(int Trial, string? StoppedBecause = null);

using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments.Trainings;

/// <summary>A training setting that is drawn anew for each trial.</summary>
/// <param name="Member">Its name in experiment files.</param>
/// <param name="Distribution">What it is drawn from.</param>
public sealed record TrainingDraw(string Member, Distribution Distribution);

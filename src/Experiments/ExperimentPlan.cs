using Explorer.SearchSpace.Sampling;

namespace Explorer.Experiments;

/// <summary>Turns an experiment into the list of its trials.</summary>
public static class ExperimentPlan
{
    /// <summary>
    /// The trials of an experiment, by index; the repeats of a network follow one another. A shorter plan is the beginning of a
    /// longer one.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="count">How many networks; null for as many as the experiment draws from its space.</param>
    /// <exception cref="SearchSpace.InvalidInputException">The space has fewer networks, or none was found in the allowed number of attempts.</exception>
    public static IReadOnlyList<PlannedTrial> Create(Experiment experiment, int? count = null)
    {
        var repeats = experiment.Sample.Repeats;
        var sampler = new SpaceSampler(experiment.Space, experiment.Sample.Seed, experiment.Origin);
        return
        [
            .. sampler.Take(count ?? experiment.Sample.DrawnCount).SelectMany(sample =>
                Enumerable.Range(sample.Index * repeats, repeats).Select(index => Trial(experiment, sample, index))),
        ];
    }

    /// <summary>The trials of networks that a predictor chose, after those drawn from the space.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="chosen">The networks; their indices follow those of the networks drawn.</param>
    public static IReadOnlyList<PlannedTrial> Predicted(Experiment experiment, IReadOnlyList<Sample> chosen)
    {
        var repeats = experiment.Sample.Repeats;
        return
        [
            .. chosen.SelectMany(sample => Enumerable.Range(sample.Index * repeats, repeats).Select(index => Trial(experiment, sample, index) with { Origin = TrialOrigin.Predicted })),
        ];
    }

    // Repeats share the network's training settings: what differs between them is chance alone.
    private static PlannedTrial Trial(Experiment experiment, Sample sample, int index) => new()
    {
        Index = index,
        Config = sample.Config,
        Hash = sample.Hash,
        Complexity = sample.Complexity,
        Seed = Seeds.Derive(experiment.Sample.Seed, "trial", index),
        Training = experiment.Training.Resolve(Seeds.Derive(experiment.Sample.Seed, "training", sample.Index)),
        Calibration = new SplitMix64(Seeds.Derive(experiment.Sample.Seed, "calibration", index)).NextDouble() < experiment.Fidelity.Calibration,
    };
}

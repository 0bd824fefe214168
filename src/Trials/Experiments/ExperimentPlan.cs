using Explorer.SearchSpace.Sampling;

namespace Explorer.Trials.Experiments;

/// <summary>Turns an experiment into the list of its trials.</summary>
public static class ExperimentPlan
{
    /// <summary>The trials of an experiment, by index. A shorter plan is the beginning of a longer one.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="count">How many; null for as many as the experiment says.</param>
    /// <exception cref="SearchSpace.InvalidInputException">The space has fewer networks, or none was found in the allowed number of attempts.</exception>
    public static IReadOnlyList<PlannedTrial> Create(Experiment experiment, int? count = null)
    {
        var seed = experiment.Sample.Seed;
        var sampler = new SpaceSampler(experiment.Space, seed, experiment.Origin);
        return
        [
            .. sampler.Take(count ?? experiment.Sample.Count).Select(sample => new PlannedTrial
            {
                Index = sample.Index,
                Config = sample.Config,
                Hash = sample.Hash,
                Complexity = sample.Complexity,
                Seed = Seeds.Derive(seed, "trial", sample.Index),
                Training = experiment.Training.Resolve(Seeds.Derive(seed, "training", sample.Index)),
            }),
        ];
    }
}

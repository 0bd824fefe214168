namespace Explorer.Experiments.Studies;

/// <summary>The experiments by which a study derives its family: run, stored and reported like any other.</summary>
public static class FamilyExperiments
{
    private const int HashDigits = 8;

    /// <summary>Random networks of a space within one budget.</summary>
    /// <param name="study">The study, with a family.</param>
    /// <param name="source">The experiment whose space they are of.</param>
    /// <param name="budget">The budget.</param>
    /// <exception cref="InvalidInputException">The space is a list of networks.</exception>
    public static Experiment Selection(Study study, Experiment source, FamilyBudget budget)
    {
        var family = study.Family!;
        var space = source.Space as SampledSpace
            ?? throw new InvalidInputException(source.Origin, [new Problem("$.space", "a list of networks, expected a space to sample a family from")]);
        return Complete(source with
        {
            Name = $"{study.Name}-{budget.Name}",
            Description = $"{study.Name}: random networks of {source.Name} within the budget {budget.Name}",
            Space = space with { Complexity = budget.Window },
            Sample = source.Sample with { Count = family.Networks, Repeats = 1 },
            Training = family.Selection,

            // The source's rungs are for its own epochs, and a choice needs every network trained alike.
            Fidelity = new FidelitySettings(),
            Limits = family.Limits,
        });
    }

    /// <summary>The final trainings of the network chosen within a budget.</summary>
    /// <param name="study">The study, with a family.</param>
    /// <param name="selection">The experiment it was chosen from.</param>
    /// <param name="chosen">Its trial.</param>
    public static Experiment Retraining(Study study, Experiment selection, TrialRecord chosen) => Complete(selection with
    {
        // The hash keeps the final trainings of another choice, such as after a larger sample, apart.
        Name = $"{selection.Name}-{chosen.Hash[..HashDigits]}",
        Description = $"{study.Name}: the best of {selection.Name}, its trial {chosen.Index}, trained again",
        Space = new ConfigListSpace([chosen.Config]),
        Sample = new SampleSettings { Count = 1, Seed = selection.Sample.Seed, Repeats = study.Family!.Seeds },
        Training = study.Family.Retraining,
    });

    private static Experiment Complete(Experiment experiment) => ExperimentReader.Parse(ExperimentTable.Write(experiment), experiment.Name);
}

using Explorer.Analysis.Studies;

namespace Explorer.Studies;

/// <summary>What trials and zoo tell of a study's family.</summary>
internal static class FamilyResults
{
    /// <summary>The members whose network is chosen, by budget, with their final trainings and test error as far as they are there.</summary>
    public static IReadOnlyList<FamilyMember> Of(Study study, Experiment from, ITrialSource source, ZooLibrary zoo)
    {
        var members = new List<FamilyMember>();
        foreach (var budget in study.Family!.Budgets)
        {
            var selection = FamilyExperiments.Selection(study, from, budget);
            if (Chosen(selection, source) is not { } chosen)
                continue;

            var retraining = FamilyExperiments.Retraining(study, selection, chosen);
            var candidates = Population.OfCandidates(source.Trials(selection.Name));
            var member = FamilyMember.Of(budget.Name, budget.Window, candidates, source.Trials(retraining.Name));
            members.Add(member with { Test = TestOf(retraining, zoo) });
        }

        return members;
    }

    /// <summary>The network chosen within a budget; null before all of its random networks are trained, or where none completed.</summary>
    public static TrialRecord? Chosen(Experiment selection, ITrialSource source)
    {
        var trials = source.Trials(selection.Name);
        return trials.Count >= selection.Sample.Trials && Population.OfCandidates(trials).Best(1) is [var best] ? best.Trial : null;
    }

    /// <summary>The test error of a final training's entry; null where there is no such entry.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The zoo has an entry of that name from another experiment.</exception>
    public static FamilyTest? TestOf(Experiment retraining, ZooLibrary zoo)
    {
        if (!Directory.Exists(Path.Combine(zoo.Root, retraining.Name)))
            return null;

        var metrics = zoo.Open(retraining.Name).Metrics;
        if (metrics.Trial.Experiment != retraining.Name)
        {
            throw new SearchSpace.InvalidInputException(zoo.Root, $"the entry {retraining.Name} is of the experiment {metrics.Trial.Experiment}, expected the study's own; name another zoo with --zoo");
        }

        return new FamilyTest(metrics.Name, metrics.Trial.Index, metrics.Test.Estimate, metrics.Test.Images) { Measurements = metrics.TestMeasurements };
    }
}

using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Populations;
using Explorer.Analysis.Regime;
using Explorer.Reporting.Studies;
using Explorer.SearchSpace.Sampling;
using Explorer.Trials.Storage;
using Explorer.Trials.Studies;

namespace Explorer.Studies;

/// <summary>What the store shows of a study's steps.</summary>
internal static class StudyResults
{
    /// <summary>Attempts by which a space is summarised: enough for a share to three digits, and quick.</summary>
    public const int Attempts = 50_000;

    /// <summary>One step's result.</summary>
    /// <param name="step">The step.</param>
    /// <param name="store">Holds its trials, or none yet.</param>
    /// <param name="earlier">The results before it.</param>
    public static StudyStepResult Of(StudyStep step, IResultStore store, IReadOnlyList<StudyStepResult> earlier)
    {
        var experiment = step.Experiment;
        var trials = store.Trials(experiment.Name);
        var population = Population.Of(trials);
        var against = earlier.FirstOrDefault(result => result.Step.Experiment.Name == step.Against);
        return new StudyStepResult
        {
            Step = step,
            Space = SpaceSummary.Of(experiment.Space, experiment.Sample.Seed, Attempts),
            Population = population,
            Regime = RegimeCheck.Of(trials, experiment.Data),
            Planned = Math.Max(experiment.Sample.Trials, store.Plan(experiment.Name).Count),
            Comparison = against is { Population.Count: > 0 } && population.Count > 0 ? Compare(against, experiment.Name, population) : null,
        };
    }

    /// <summary>The experiment whose space the family is of: the one the study names, else the last not shown to be worse.</summary>
    public static StudyStepResult FamilySource(Study study, IReadOnlyList<StudyStepResult> results) => study.Family!.From is { } from
        ? results.First(result => result.Step.Experiment.Name == from)
        : results.Last(result => result.Comparison?.Verdict != ComparisonVerdict.Worse);

    private static PopulationComparison Compare(StudyStepResult against, string name, Population population) =>
        PopulationComparer.Compare(new NamedPopulation(against.Step.Experiment.Name, against.Population), new NamedPopulation(name, population));
}

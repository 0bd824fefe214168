using Explorer.Analysis.Regime;
using Explorer.Commands.Ask;
using Explorer.Analysis.Studies;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Studies;

/// <summary>What the store shows of a study's steps.</summary>
internal static class StudyResults
{
    /// <summary>Attempts by which a space is summarised: enough for a share to three digits, and quick.</summary>
    public const int Attempts = 50_000;

    /// <summary>One step's result.</summary>
    /// <param name="step">The step.</param>
    /// <param name="source">Has its trials, or none yet.</param>
    /// <param name="earlier">The results before it.</param>
    /// <param name="sharing">What it takes from them; null for nothing.</param>
    public static StudyStepResult Of(StudyStep step, ITrialSource source, IReadOnlyList<StudyStepResult> earlier, StudySharing? sharing = null)
    {
        var experiment = step.Experiment;
        var parts = sharing?.Of(experiment.Name) ?? [];
        var shared = parts.SelectMany(part => source.Trials(part.Source.Name).Where(trial => part.Indices.Contains(trial.Index))).ToList();
        List<TrialRecord> trials = [.. source.Trials(experiment.Name), .. shared];
        var population = Population.Of(trials);
        var against = earlier.FirstOrDefault(result => result.Step.Experiment.Name == step.Against);
        var sample = parts.Count == 0 ? null : new SharedSample(shared.Count, sharing!.Share(experiment.Name));
        return new StudyStepResult
        {
            Step = step,
            Space = SpaceSummary.Of(experiment.Space, experiment.Sample.Seed, Attempts),
            Population = population,
            Regime = RegimeCheck.Of(trials, experiment.Data),
            Planned = Math.Max(Math.Max(experiment.Sample.Trials, trials.Count), sample is null ? source.Planned(experiment.Name) : 0),
            Shared = sample,
            Comparison = against is { Population.Count: > 0 } && population.Count > 0 ? Compare(against, step, population, sample) : null,
        };
    }

    /// <summary>The experiment whose space the family is of: the one the study names, else the last not shown to be worse.</summary>
    public static StudyStepResult FamilySource(Study study, IReadOnlyList<StudyStepResult> results) => study.Family!.From is { } from
        ? results.First(result => result.Step.Experiment.Name == from)
        : results.Last(result => result.Comparison?.Verdict != ComparisonVerdict.Worse);

    // Steps may differ in data, where the study was asked for that, in training and in engine: the verdict says so.
    private static PopulationComparison? Compare(StudyStepResult against, StudyStep step, Population population, SharedSample? shared)
    {
        var (before, after) = (against.Step.Experiment, step.Experiment);
        var own = new NamedPopulation(after.Name, population);
        var rest = Population.Of(Trials(against.Population).ExceptBy(Trials(population).Select(Key), Key));
        if (shared is not null && rest.Count == 0)
            return null;
        var comparison = shared is null
            ? PopulationComparer.Compare(new NamedPopulation(before.Name, against.Population), own)
            : NestedComparison.Compare(new NamedPopulation(before.Name, rest), own, shared.Share);
        var told = ComparedData.Told(comparison, DataIdentity.Of(before, Trials(against.Population)), DataIdentity.Of(after, Trials(population)));
        string[] caveats = [.. Caveats("trained in another way", ComparisonWarnings.Differences(before, after)), .. Caveats("trained by different engines", Engines(against.Population, population))];
        return told with { VerdictInWords = string.Join("; ", caveats.Prepend(told.VerdictInWords)) };
    }

    private static IEnumerable<string> Caveats(string words, IEnumerable<string> differences) => differences.ToList() is { Count: > 0 } all ? [$"{words}: {string.Join(", ", all)}"] : [];

    private static IEnumerable<string> Engines(Population before, Population after)
    {
        IReadOnlyList<string> engines = TrialEngines.Of([.. Trials(before), .. Trials(after)]);
        return engines.Count > 1 ? engines : [];
    }

    private static (string, int) Key(TrialRecord trial) => (trial.Experiment, trial.Index);

    private static List<TrialRecord> Trials(Population population) => [.. population.Members.Select(member => member.Trial)];
}

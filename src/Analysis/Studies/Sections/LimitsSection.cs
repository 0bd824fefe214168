using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>What the sample cannot tell, from its own figures.</summary>
internal static class LimitsSection
{
    public static IEnumerable<Block> Write(StudyReport report)
    {
        if (report.Steps.Count == 0)
            yield break;

        yield return new Block.Section("limits", "What this cannot tell");
        yield return new Block.Points([.. Open(report), .. Levels(report), .. Shared(report), .. Setting(report)]);
    }

    private static IEnumerable<string> Open(StudyReport report)
    {
        foreach (var c in report.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().Where(c => c.Verdict == ComparisonVerdict.NoDifferenceShown))
        {
            var range = c.MeanDifference.Interval is { } interval
                ? $"the mean errors may differ by anything from {NumberText.Points(interval.Lower)} to {NumberText.Points(interval.Upper)} points"
                : "the samples are too small for an interval";
            var needed = c.CountNeeded is { } count ? $"; to show a difference as large as the one found, about {NumberText.Count(count)} networks of each would be needed" : "";
            yield return $"Whether {c.NameB} and {c.NameA} differ: {range}{needed}. No difference shown is not the same as equal.";
        }
    }

    private static IEnumerable<string> Levels(StudyReport report)
    {
        var judged = report.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().ToList();
        if (judged.Count > 1)
        {
            yield return $"Which single verdict is by chance: each of the {judged.Count} comparisons keeps a level of {NumberText.Level(judged[0].Level)} by itself, so that of {judged.Count} constraints without any effect {NumberText.Fixed(judged.Count * judged[0].Level)} would on average be called better or worse.";
        }

        var few = report.Steps.Where(step => step.Population.Count is > 0 and < 30).Select(step => step.Step.Experiment.Name).ToList();
        if (few.Count > 0)
        {
            yield return $"Much about {string.Join(", ", few)}: fewer than 30 networks each, where the papers take 100 to 500.";
        }

        var diverged = report.Steps.Sum(step => step.Population.Diverged);
        if (diverged > 0)
        {
            yield return $"What diverged networks might have reached: {ResultSentences.Count(diverged, "network")} diverged and count with the error of guessing, or their last error where it is larger.";
        }
    }

    // Spaces drawn from one seed can hold the same networks; the tests take populations as independent.
    private static IEnumerable<string> Shared(StudyReport report)
    {
        foreach (var step in report.Steps.Where(step => step is { Comparison: not null, Shared: null }))
        {
            var against = report.Steps.First(earlier => earlier.Step.Experiment.Name == step.Comparison!.NameA);
            var hashes = against.Population.Members.Select(member => member.Trial.Hash).ToHashSet(StringComparer.Ordinal);
            var shared = step.Population.Members.Count(member => hashes.Contains(member.Trial.Hash));
            if (shared > 0)
            {
                yield return $"What {ResultSentences.Count(shared, "network")} of {step.Comparison!.NameB} would say anew: they are of {step.Comparison.NameA} too, since both are drawn from one seed, while the tests take the populations as independent.";
            }
        }
    }

    private static IEnumerable<string> Setting(StudyReport report)
    {
        var first = report.Steps[0].Step.Experiment;
        yield return $"How the spaces compare on other data, at other budgets or after longer training: all was measured on {first.Data.Name} with {(first.Data.Train is { } train ? NumberText.Count(train) : "all")} training and {NumberText.Count(first.Data.Validation)} validation images and {first.Training.Settings.Epochs} epochs, every network from one seed.";
        yield return "How good the best network of a space can be: the least error of a sample falls with its size and is no estimate of the space's best.";
    }
}

namespace Explorer.Reporting.Studies.Sections;

/// <summary>What the sample cannot tell, from its own figures.</summary>
internal static class LimitsSection
{
    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        if (input.Steps.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("limits", "What this cannot tell");
        yield return new Block.Points([.. Open(input), .. Levels(input), .. Shared(input), .. Setting(input)]);
    }

    private static IEnumerable<string> Open(StudyReportInput input)
    {
        foreach (var c in input.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().Where(c => c.Verdict == ComparisonVerdict.NoDifferenceShown))
        {
            var range = c.MeanDifference.Interval is { } interval
                ? $"the mean errors may differ by anything from {NumberText.Points(interval.Lower)} to {NumberText.Points(interval.Upper)} points"
                : "the samples are too small for an interval";
            var needed = c.CountNeeded is { } count ? string.Create(CultureInfo.InvariantCulture, $"; to show a difference as large as the one found, about {count:N0} networks of each would be needed") : "";
            yield return $"Whether {c.NameB} and {c.NameA} differ: {range}{needed}. No difference shown is not the same as equal.";
        }
    }

    private static IEnumerable<string> Levels(StudyReportInput input)
    {
        var judged = input.Steps.Select(step => step.Comparison).OfType<PopulationComparison>().ToList();
        if (judged.Count > 1)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Which single verdict is by chance: each of the {judged.Count} comparisons keeps a level of {100 * judged[0].Level:0.#} % by itself, so that of {judged.Count} constraints without any effect {judged.Count * judged[0].Level:0.##} would on average be called better or worse.");
        }

        var few = input.Steps.Where(step => step.Population.Count is > 0 and < 30).Select(step => step.Step.Experiment.Name).ToList();
        if (few.Count > 0)
        {
            yield return $"Much about {string.Join(", ", few)}: fewer than 30 networks each, where the papers take 100 to 500.";
        }

        var diverged = input.Steps.Sum(step => step.Population.Diverged);
        if (diverged > 0)
        {
            yield return $"What diverged networks might have reached: {StudyWording.Count(diverged, "network")} diverged and count with the error of guessing, or their last error where it is larger.";
        }
    }

    // Spaces drawn from one seed can hold the same networks; the tests take populations as independent.
    private static IEnumerable<string> Shared(StudyReportInput input)
    {
        foreach (var step in input.Steps.Where(step => step.Comparison is not null))
        {
            var against = input.Steps.First(earlier => earlier.Step.Experiment.Name == step.Comparison!.NameA);
            var hashes = against.Population.Members.Select(member => member.Trial.Hash).ToHashSet(StringComparer.Ordinal);
            var shared = step.Population.Members.Count(member => hashes.Contains(member.Trial.Hash));
            if (shared > 0)
            {
                yield return $"What {StudyWording.Count(shared, "network")} of {step.Comparison!.NameB} would say anew: they are of {step.Comparison.NameA} too, since both are drawn from one seed, while the tests take the populations as independent.";
            }
        }
    }

    private static IEnumerable<string> Setting(StudyReportInput input)
    {
        var first = input.Steps[0].Step.Experiment;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"How the spaces compare on other data, at other budgets or after longer training: all was measured on {first.Data.Name} with {(first.Data.Train is { } train ? $"{train:N0}" : "all")} training and {first.Data.Validation:N0} validation images and {first.Training.Settings.Epochs} epochs, every network from one seed.");
        yield return "How good the best network of a space can be: the least error of a sample falls with its size and is no estimate of the space's best.";
    }
}

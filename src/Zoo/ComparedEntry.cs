using Explorer.Statistics.Intervals;

namespace Explorer.Zoo;

/// <summary>An exported network among others.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Errors">Validation errors of the completed trainings of this network that are known.</param>
public sealed record ComparedEntry(ZooEntry Entry, ValueList<double> Errors)
{
    /// <summary>What is known about it.</summary>
    public ZooMetrics Metrics => Entry.Metrics;

    /// <summary>Mean error of those trainings, with its interval; null for fewer than two.</summary>
    public Estimate? Trainings { get; } = Errors.Count > 1 ? StudentMean.Of([.. Errors]).OfShares() : null;

    /// <summary>The named entries of a zoo, or all, by FLOPs.</summary>
    /// <param name="zoo">The zoo.</param>
    /// <param name="names">Names; none for all.</param>
    /// <param name="trials">The trials of an experiment, of which some may be trainings of the same networks.</param>
    /// <exception cref="InvalidInputException">There are none, or they are of several data sets.</exception>
    public static IReadOnlyList<ComparedEntry> Read(ZooLibrary zoo, IReadOnlyList<string> names, Func<string, IReadOnlyList<TrialRecord>> trials)
    {
        var entries = (names.Count > 0 ? names : [.. zoo.List().Select(entry => entry.Name)]).Select(zoo.Open).ToList();
        if (entries.Count == 0)
            throw new InvalidInputException(zoo.Root, "the zoo is empty; export networks to it first");

        // Images of one name and one split differ where their hashes do; of other splits the test images are the same.
        bool Differs(ZooEntry entry) => entries.Exists(other => other.Metrics.Data == entry.Metrics.Data && other.Config.Input == entry.Config.Input && other.Metrics.DataHash != entry.Metrics.DataHash);
        var sets = entries.GroupBy(entry => (entry.Metrics.Data.Name, entry.Metrics.Test.Images, Hash: Differs(entry) ? $" (hash {entry.Metrics.DataHash})" : "")).ToList();
        if (sets.Count > 1)
        {
            throw new InvalidInputException(zoo.Root,
            [
                new Problem("ENTRY", "errors on different data sets do not compare; name entries of one of them"),
                .. sets.Select(set => new Problem($"{set.Key.Name}{set.Key.Hash}, {NumberText.Counted(set.Key.Images, "test image")}", string.Join(' ', set.Select(entry => entry.Metrics.Name)))),
            ]);
        }

        return [.. entries.Select(entry => new ComparedEntry(entry, Known(entry.Metrics.Trial, trials))).OrderBy(entry => entry.Metrics.Trial.Complexity.Flops)];
    }

    private static ValueList<double> Known(TrialRecord exported, Func<string, IReadOnlyList<TrialRecord>> trials) =>
        trials(exported.Experiment).Where(trial => trial.Hash == exported.Hash && trial.State == TrialState.Completed).Select(trial => trial.Error!.Value).ToValueList();
}

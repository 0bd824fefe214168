using Explorer.Reporting.Zoos;
using Explorer.Statistics.Distributions;

namespace Explorer.Commands.Keep;

/// <summary>Exported networks of one data set beside one another.</summary>
internal static class ZooRows
{
    /// <summary>What names them.</summary>
    public static (Argument<string[]> Entries, Option<string> Zoo, Option<string> Store) Inputs() => (
        new Argument<string[]>("ENTRY") { Description = "Entries of one data set; default: all", Arity = ArgumentArity.ZeroOrMore },
        ZooCommand.Zoo(),
        OutputOptions.Store());

    /// <summary>What the zoo is called.</summary>
    public static string Title(string zoo) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(zoo)));

    /// <summary>The named entries, or all, by FLOPs.</summary>
    public static List<ZooRow> Of(string[] names, string zoo, string store)
    {
        var library = new ZooLibrary(zoo);
        var entries = (names.Length > 0 ? names : [.. library.List().Select(entry => entry.Name)]).Select(library.Open).ToList();
        if (entries.Count == 0)
            throw new InvalidInputException(zoo, "the zoo is empty; export networks to it first");

        // Images of one name and one split differ where their hashes do; of other splits the test images are the same.
        bool Differs(ZooEntry entry) => entries.Exists(other => other.Metrics.Data == entry.Metrics.Data && other.Config.Input == entry.Config.Input && other.Metrics.DataHash != entry.Metrics.DataHash);
        var sets = entries.GroupBy(entry => (entry.Metrics.Data.Name, entry.Metrics.Test.Images, Hash: Differs(entry) ? $" (hash {entry.Metrics.DataHash})" : "")).ToList();
        if (sets.Count > 1)
        {
            throw new InvalidInputException(zoo, [
                new Problem("ENTRY", "errors on different data sets do not compare; name entries of one of them"),
                .. sets.Select(set => new Problem($"{set.Key.Name}{set.Key.Hash}, {set.Key.Images} test images", string.Join(' ', set.Select(entry => entry.Metrics.Name)))),
            ]);
        }

        using var opened = File.Exists(store) ? ResultStores.Open(store, StoreAccess.Read) : null;
        return [.. entries.Select(entry => Row(entry, opened?.Trials(entry.Metrics.Trial.Experiment) ?? [])).OrderBy(row => row.Complexity.Flops)];
    }

    private static ZooRow Row(ZooEntry entry, IReadOnlyList<TrialRecord> trials)
    {
        var metrics = entry.Metrics;
        double[] errors = [.. trials.Where(trial => trial.Hash == metrics.Trial.Hash && trial.State == TrialState.Completed).Select(trial => trial.Error!.Value)];
        var test = metrics.Test;
        return new ZooRow
        {
            Name = metrics.Name,
            Config = entry.Config,
            Complexity = metrics.Trial.Complexity,
            Data = metrics.Data.Name,
            Latency = metrics.Speed?.LatencyMilliseconds,
            Throughput = metrics.Speed?.Throughput,
            Machine = metrics.Speed is { } speed ? FormattableString.Invariant($"{(speed.Device == "cpu" ? speed.Processor : speed.Device)}, {speed.Threads} {(speed.Threads == 1 ? "thread" : "threads")}") : "",
            TestError = new Estimate(test.Error, new Interval(test.Lower, test.Upper, Interval.DefaultConfidence, ProportionInterval.Method)),
            Trainings = errors.Length > 1 ? StudentMean.Of(errors) : null,
            TrainingCount = errors.Length,
        };
    }
}

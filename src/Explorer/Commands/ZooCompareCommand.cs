using System.CommandLine;
using Explorer.Analysis.Families;
using Explorer.Analysis.Intervals;
using Explorer.Analysis.Summaries;
using Explorer.Reporting.Zoos;
using Explorer.SearchSpace;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Training;
using Explorer.Trials;
using Explorer.Zoo;

namespace Explorer.Commands;

/// <summary><c>explorer zoo compare|table [ENTRY…]</c>: exported networks beside one another.</summary>
internal static class ZooCompareCommand
{
    /// <summary>Draws error against cost.</summary>
    public static Command CreateCompare()
    {
        var (entries, zoo, store) = Inputs();
        var output = new Option<string>("--out") { Description = "The folder for the page and its figures", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "zoo") };
        var command = new Command("compare", "Error against FLOPs, parameters and latency, with the Pareto front, as a table and a page") { entries, zoo, store, output };
        command.SetAction(parsed =>
        {
            var rows = Rows(parsed.GetValue(entries)!, parsed.GetValue(zoo)!, parsed.GetValue(store)!);
            Write(rows);
            var files = ZooPageWriter.Write(Title(parsed.GetValue(zoo)!), rows, CodeVersion.Current, TimeProvider.System.GetUtcNow(), parsed.GetValue(output)!);
            Console.Error.WriteLine($"explorer: page {files[0]}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The table of the paper, as Markdown.</summary>
    public static Command CreateTable()
    {
        var (entries, zoo, store) = Inputs();
        var command = new Command("table", "The networks as a Markdown table with the columns of the paper's Tables 2 to 4") { entries, zoo, store };
        command.SetAction(parsed =>
        {
            Console.Out.Write(ZooTable.Markdown(Title(parsed.GetValue(zoo)!), Rows(parsed.GetValue(entries)!, parsed.GetValue(zoo)!, parsed.GetValue(store)!)));
            return ExitCode.Done;
        });
        return command;
    }

    private static (Argument<string[]> Entries, Option<string> Zoo, Option<string> Store) Inputs() => (
        new Argument<string[]>("ENTRY") { Description = "Entries of one data set; default: all", Arity = ArgumentArity.ZeroOrMore },
        ZooCommand.Zoo(),
        OutputOptions.Store());

    private static string Title(string zoo) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(zoo)));

    private static List<ZooRow> Rows(string[] names, string zoo, string store)
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

    private static void Write(List<ZooRow> rows)
    {
        var fronts = new[] { Front(rows, row => row.Complexity.Flops), Front(rows, row => row.Complexity.Params), Front(rows, row => row.Latency ?? double.NaN) };
        var table = new TextTable("entry", "data", "flops", "params", "activations", "latency", "test error", "95 % interval", "best for its");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            string[] names = ["flops", "params", "latency"];
            table.Add(
                row.Name,
                row.Data,
                Quantity.Short(row.Complexity.Flops),
                Quantity.Short(row.Complexity.Params),
                Quantity.Short(row.Complexity.Activations),
                row.Latency is { } latency ? FormattableString.Invariant($"{latency:0.00} ms") : "-",
                Quantity.Percent(row.TestError.Value),
                $"{Quantity.Percent(row.TestError.Interval!.Lower)} to {Quantity.Percent(row.TestError.Interval.Upper)}",
                string.Join(", ", names.Where((_, k) => fronts[k].Contains(i))));
        }

        table.Write(Console.Out);
    }

    private static HashSet<int> Front(List<ZooRow> rows, Func<ZooRow, double> cost)
    {
        int[] known = [.. Enumerable.Range(0, rows.Count).Where(i => !double.IsNaN(cost(rows[i])))];
        return [.. ParetoFront.Of([.. known.Select(i => (cost(rows[i]), rows[i].TestError.Value))]).Select(place => known[place])];
    }
}

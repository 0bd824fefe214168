using Explorer.Reporting.Zoos;
using Explorer.Statistics.Distributions;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo compare [ENTRY…]</c>: error against cost, as a table and a page.</summary>
internal static class ZooCompareCommand
{
    public static Command Create()
    {
        var (entries, zoo, store) = ZooRows.Inputs();
        var output = new Option<string>("--out") { Description = "The folder for the page and its figures", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "zoo") };
        var command = new Command("compare", "Error against FLOPs, parameters and latency, with the Pareto front, as a table and a page") { entries, zoo, store, output };
        command.SetRun((parsed, console) =>
        {
            var rows = ZooRows.Of(parsed.GetValue(entries)!, parsed.GetValue(zoo)!, parsed.GetValue(store)!);
            Write(console, rows);
            var files = ZooPageWriter.Write(ZooRows.Title(parsed.GetValue(zoo)!), rows, CodeVersion.Current, TimeProvider.System.GetUtcNow(), parsed.GetValue(output)!);
            console.Tell($"page {files[0]}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandConsole console, List<ZooRow> rows)
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
                NumberText.Quantity(row.Complexity.Flops),
                NumberText.Quantity(row.Complexity.Params),
                NumberText.Quantity(row.Complexity.Activations),
                row.Latency is { } latency ? FormattableString.Invariant($"{latency:0.00} ms") : "-",
                NumberText.Share(row.TestError.Value),
                $"{NumberText.Share(row.TestError.Interval!.Lower)} to {NumberText.Share(row.TestError.Interval.Upper)}",
                string.Join(", ", names.Where((_, k) => fronts[k].Contains(i))));
        }

        table.Write(console.Output);
    }

    private static HashSet<int> Front(List<ZooRow> rows, Func<ZooRow, double> cost)
    {
        int[] known = [.. Enumerable.Range(0, rows.Count).Where(i => !double.IsNaN(cost(rows[i])))];
        return [.. ParetoFront.Of([.. known.Select(i => (cost(rows[i]), rows[i].TestError.Value))]).Select(place => known[place])];
    }
}

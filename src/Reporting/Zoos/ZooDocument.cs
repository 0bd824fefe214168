using Explorer.Documents.Figures.Kinds;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Reporting.Zoos;

/// <summary>Exported networks set beside one another: error against cost, and a table with the columns of the paper's Tables 2 to 4.</summary>
public static class ZooDocument
{
    private static readonly (string Name, Func<ZooRow, double?> Of)[] Costs = [("flops", row => row.Complexity.Flops), ("params", row => row.Complexity.Params), ("latency", row => row.Latency)];

    /// <summary>The document.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="rows">The networks; at least one.</param>
    public static Document Of(string title, IReadOnlyList<ZooRow> rows) => new(title,
    [
        new Block.Paragraph(Result(rows)) { Tone = Tone.Answer },
        new Block.Section("cost", "Error against cost") { IsDetail = true },
        Front(rows, "error-flops", "Vertical lines: 95 % interval over the test images. The line joins the networks that no other beats in both (Pareto).", "FLOPs", Costs[0].Of),
        Front(rows, "error-params", "The same against parameters.", "parameters", Costs[1].Of),
        .. rows.Any(row => row.Latency > 0) ? [Front(rows, "error-latency", "The same against the latency of one image, as measured at each export.", "latency of one image, ms", Costs[2].Of)] : Array.Empty<Block>(),
        new Block.Section("networks", "Networks") { IsDetail = true },
        Networks(rows),
    ]);

    /// <summary>The table alone.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="rows">The networks; at least one.</param>
    public static Document TableOf(string title, IReadOnlyList<ZooRow> rows) => new(title,
    [
        new Block.Paragraph($"{NumberText.Counted(rows.Count, "network")} on {string.Join(", ", rows.Select(row => row.Data).Distinct(StringComparer.Ordinal))}, by FLOPs."),
        Networks(rows),
    ]);

    private static string Result(IReadOnlyList<ZooRow> rows)
    {
        var best = rows.MinBy(row => row.TestError.Value)!;
        return $"{best.Name} has the least test error: {Cell.Share(best.TestError, 2)}{(best.TestError.Interval is null ? "." : " (95 % interval). Networks whose intervals overlap are not shown to differ.")}";
    }

    private static Figure Front(IReadOnlyList<ZooRow> rows, string key, string caption, string cost, Func<ZooRow, double?> value) => FrontFigure.Of(
        key, caption, new Axis(cost, "cost") { Numbers = key == "error-latency" ? AxisNumbers.Plain : AxisNumbers.Quantities }, new Axis("test error", "test_error") { Numbers = AxisNumbers.Shares },
        [.. rows.Where(row => value(row) > 0).Select(row => (row.Name, value(row)!.Value, row.TestError))]);

    private static Table Networks(IReadOnlyList<ZooRow> rows) => new(
        [
            new("network"), new("FLOPs"), new("params"), new("acts"), Detail("d"), Detail("w0"), Detail("wa"), Detail("wm"), Detail("b"), Detail("g"), Detail("depths"), Detail("widths"),
            new("latency, ms"), Detail("images/s"), new("test error [95 %]"), Detail("error over trainings [95 %]"), Detail("trainings"), new("best for its"),
        ],
        [.. rows.Select(row => Row(row, [.. Costs.Where(cost => IsBest(rows, row, cost.Of)).Select(cost => cost.Name)]))])
    {
        Caption = Caption(rows),
    };

    private static Column Detail(string title) => new(title) { IsDetail = true };

    private static IReadOnlyList<Cell> Row(ZooRow row, IReadOnlyList<string> best)
    {
        var shape = NetworkShape.Of(row.Config);
        var line = row.Config as RegNetConfig;
        return
        [
            Cell.Words(row.Name), Cell.Quantity(row.Complexity.Flops), Cell.Quantity(row.Complexity.Params), Cell.Quantity(row.Complexity.Activations),
            Cell.Of(shape?.TotalDepth), Cell.Of(line?.InitialWidth), Cell.Of(line?.Slope), Cell.Of(line?.Multiplier),
            Cell.Words(StageLists.Ratios(shape)), Cell.Words(StageLists.GroupWidths(shape)), Cell.Words(StageLists.Depths(shape)), Cell.Words(StageLists.Widths(shape)),
            Cell.Number(row.Latency), Cell.Count((long?)row.Throughput), Cell.Share(row.TestError, 2), Cell.Share(row.Trainings, 2), Cell.Count(row.Trainings is null ? null : row.TrainingCount), Cell.Words(string.Join(", ", best)),
        ];
    }

    // On the Pareto front of that cost.
    private static bool IsBest(IReadOnlyList<ZooRow> rows, ZooRow row, Func<ZooRow, double?> cost)
    {
        var known = rows.Where(other => cost(other) is not null).ToList();
        return ParetoFront.Of([.. known.Select(other => (cost(other)!.Value, other.TestError.Value))]).Any(place => ReferenceEquals(known[place], row));
    }

    private static string Caption(IReadOnlyList<ZooRow> rows)
    {
        var machines = rows.Select(row => row.Machine).Where(machine => machine.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var times = machines.Count > 0 ? $"Latency: one image by itself, median, on {string.Join("; ", machines)}. " : "";
        return times + "Test error: measured once, interval over the images, exact (Clopper-Pearson). Best for its: no other has less error at no more of that cost. Error over trainings: mean validation error of the same network from several seeds, with Student's interval. d blocks, w0, wa, wm of the quantised line, b bottleneck ratio, g group width.";
    }
}

using Explorer.Analysis.Populations;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Figures.Kinds;
using Explorer.Statistics.Distributions;
using Explorer.Statistics.Intervals;
using Explorer.Zoo.Latency;

namespace Explorer.Zoo;

/// <summary>Exported networks set beside one another: error against cost, and a table with the columns of the paper's Tables 2 to 4.</summary>
public static class ZooDocument
{
    private const string LatencyTitle = "latency, ms [quartiles]";
    private const string TrainingsTitle = "error over trainings [95 %]";
    private const string MachineTitle = "machine was";

    private static readonly (string Title, string Words)[] Words =
    [
        ("d", "d: blocks"), ("w0", "w0, wa and wm: of the quantised line"), ("b", "b: bottleneck ratio"), ("g", "g: group width"),
        (TrainingsTitle, "error over trainings: mean validation error of the same network from several seeds, with Student's interval"),
    ];

    private static readonly (string Name, Func<ComparedEntry, double?> Of)[] Costs =
        [("flops", entry => entry.Metrics.Trial.Complexity.Flops), ("params", entry => entry.Metrics.Trial.Complexity.Params), ("latency", entry => entry.Entry.Latency?.Median)];

    /// <summary>The document.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="entries">The networks; at least one.</param>
    public static Document Of(string title, IReadOnlyList<ComparedEntry> entries) => new(title,
    [
        new Block.Paragraph(Result(entries)) { Tone = Tone.Answer },
        new Block.Section("cost", "Error against cost") { IsDetail = true },
        Front(entries, "error-flops", "Vertical lines: 95 % interval over the test images. The line joins the networks that no other beats in both (Pareto).", "FLOPs", Costs[0].Of),
        Front(entries, "error-params", "The same against parameters.", "parameters", Costs[1].Of),
        .. entries.Any(entry => Costs[2].Of(entry) > 0) ? [Front(entries, "error-latency", $"The same against latency; horizontal lines between the quartiles. {Latencies(entries)}", "latency of one image, ms", Costs[2].Of)] : Array.Empty<Block>(),
        new Block.Section("networks", "Networks") { IsDetail = true },
        .. Networks(entries),
    ]);

    /// <summary>The table alone.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="entries">The networks; at least one.</param>
    public static Document TableOf(string title, IReadOnlyList<ComparedEntry> entries) => new(title,
    [
        new Block.Paragraph($"{NumberText.Counted(entries.Count, "network")} on {string.Join(", ", entries.Select(entry => entry.Metrics.Data.Name).Distinct(StringComparer.Ordinal))}, by FLOPs."),
        .. Networks(entries),
    ]);

    private static string Result(IReadOnlyList<ComparedEntry> entries)
    {
        var best = entries.MinBy(entry => entry.Metrics.Test.Error)!.Metrics;
        return $"{best.Name} has the least test error: {Cell.Share(best.Test.Estimate, 2)} (95 % interval, {NumberText.Counted(best.Test.Images, "test image")}). Networks whose intervals overlap are not shown to differ.";
    }

    private static Figure Front(IReadOnlyList<ComparedEntry> entries, string key, string caption, string cost, Func<ComparedEntry, double?> value)
    {
        var (shown, isLatency) = (entries.Where(entry => value(entry) > 0).ToList(), key == "error-latency");
        return FrontFigure.Of(
            key, caption, new Axis(cost, "cost") { Numbers = isLatency ? AxisNumbers.Plain : AxisNumbers.Quantities }, new Axis("test error", "test_error") { Numbers = AxisNumbers.Shares },
            [.. shown.Select(entry => (entry.Metrics.Name, value(entry)!.Value, entry.Metrics.Test.Estimate))],
            costs: isLatency ? [.. shown.Select(entry => entry.Entry.Latency!.Estimate.Interval!)] : null);
    }

    // Latencies are told wherever there are some, and what a column is where it is.
    private static IEnumerable<Block> Networks(IReadOnlyList<ComparedEntry> entries)
    {
        var table = Everything(entries).WithoutEmptyDetails();
        yield return table with { Columns = [.. table.Columns.Select(column => column.Title is LatencyTitle or MachineTitle ? column with { IsDetail = false } : column)] };
        string[] words = [.. Words.Where(word => table.Columns.Any(column => column.Title == word.Title)).Select(word => word.Words)];
        if (words.Length > 0)
            yield return new Block.Paragraph($"{string.Join("; ", words)}.") { IsDetail = true };
    }

    private static Table Everything(IReadOnlyList<ComparedEntry> entries) => new(
        [
            new("network"), new("FLOPs"), new("params"), new("acts"), Detail("d"), Detail("w0"), Detail("wa"), Detail("wm"), Detail("b"), Detail("g"), Detail("depths"), Detail("widths"),
            Detail(LatencyTitle), Detail("least, ms"), Detail(MachineTitle), Detail("images/s"), new("test error [95 %]"), Detail(TrainingsTitle), Detail("trainings"), new("best for its"),
        ],
        [.. entries.Select(entry => Row(entry, [.. Costs.Where(cost => IsBest(entries, entry, cost.Of)).Select(cost => cost.Name)]))])
    {
        Caption = Caption(entries),
        IsFoldable = true,
    };

    private static Column Detail(string title) => new(title) { IsDetail = true };

    private static IReadOnlyList<Cell> Row(ComparedEntry entry, IReadOnlyList<string> best)
    {
        var (metrics, shape, line) = (entry.Metrics, NetworkShape.Of(entry.Entry.Config), entry.Entry.Config as RegNetConfig);
        var cost = metrics.Trial.Complexity;
        return
        [
            Cell.Words(metrics.Name), Cell.Quantity(cost.Flops), Cell.Quantity(cost.Params), Cell.Quantity(cost.Activations),
            Cell.Of(shape?.TotalDepth), Cell.Of(line?.InitialWidth), Cell.Of(line?.Slope), Cell.Of(line?.Multiplier),
            Cell.Words(StageLists.Ratios(shape)), Cell.Words(StageLists.GroupWidths(shape)), Cell.Words(StageLists.Depths(shape)), Cell.Words(StageLists.Widths(shape)),
            LatencyText.Milliseconds(entry.Entry.Latency), Cell.Number(entry.Entry.Latency?.Least, LatencyText.Decimals), LatencyText.Machine(entry.Entry.Latency), Cell.Count((long?)metrics.Speed?.Throughput), Cell.Share(metrics.Test.Estimate, 2), Cell.Share(entry.Trainings, 2),
            Cell.Count(entry.Trainings is null ? null : entry.Errors.Count), Cell.Words(string.Join(", ", best)),
        ];
    }

    // On the Pareto front of that cost.
    private static bool IsBest(IReadOnlyList<ComparedEntry> entries, ComparedEntry entry, Func<ComparedEntry, double?> cost)
    {
        var known = entries.Where(other => cost(other) is not null).ToList();
        return ParetoFront.Of([.. known.Select(other => (cost(other)!.Value, other.Metrics.Test.Error))]).Any(place => ReferenceEquals(known[place], entry));
    }

    private static string Latencies(IReadOnlyList<ComparedEntry> entries) => LatencyText.Of(entries.Select(entry => (entry.Metrics.Name, entry.Entry.Latency)));

    private static string Caption(IReadOnlyList<ComparedEntry> entries)
    {
        var (images, measured) = (entries[0].Metrics.Test.Images, entries.Sum(entry => entry.Metrics.TestMeasurements));
        return $"{Latencies(entries)} Test error: of {NumberText.Counted(images, "test image")}, measured {(measured == entries.Count ? "once for each entry" : $"{NumberText.Counted(measured, "time")} for {NumberText.Counted(entries.Count, "entry", "entries")}, some of which were exported anew")}; interval over the images ({ImageError.Method}). Best for its: no other has less error at no more of that cost.";
    }
}

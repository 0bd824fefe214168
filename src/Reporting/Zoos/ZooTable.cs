namespace Explorer.Reporting.Zoos;

/// <summary>Exported networks as a table, with the columns of the paper's Tables 2 to 4.</summary>
public static class ZooTable
{
    private static readonly ErrorFormat Errors = new(2);

    /// <summary>The table as Markdown.</summary>
    public static string Markdown(string title, IReadOnlyList<ZooRow> rows) => MarkdownDocument.Write(title, Lead(rows), [Block(rows)]);

    internal static Block.Table Block(IReadOnlyList<ZooRow> rows) => new(
        ["network", "FLOPs", "params", "acts", "d", "w0", "wa", "wm", "b", "g", "depths", "widths", "latency", "images/s", "test error", "95 % interval", "error over trainings"],
        [.. rows.Select(Row)],
        new HashSet<int> { 0, 10, 11 },
        Caption(rows));

    private static string Lead(IReadOnlyList<ZooRow> rows) => string.Create(
        CultureInfo.InvariantCulture, $"{rows.Count} {(rows.Count == 1 ? "network" : "networks")} on {string.Join(", ", rows.Select(row => row.Data).Distinct(StringComparer.Ordinal))}, by FLOPs.");

    private static string Caption(IReadOnlyList<ZooRow> rows)
    {
        var machines = rows.Select(row => row.Machine).Where(machine => machine.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var times = machines.Count > 0 ? $"Latency: one image by itself, median, on {string.Join("; ", machines)}. " : "";
        return times + "Test error: measured once, interval over the images, exact (Clopper-Pearson). Error over trainings: mean validation error of the same network from several seeds, ± half of Student's 95 % interval. d blocks, w0, wa, wm of the quantised line, b bottleneck ratio, g group width.";
    }

    private static IReadOnlyList<string> Row(ZooRow row)
    {
        var shape = NetworkShape.Of(row.Config);
        var line = row.Config as RegNetConfig;
        return
        [
            row.Name,
            NumberText.Quantity(row.Complexity.Flops),
            NumberText.Quantity(row.Complexity.Params),
            NumberText.Quantity(row.Complexity.Activations),
            Number(shape?.TotalDepth),
            Number(line?.InitialWidth),
            Number(line?.Slope),
            Number(line?.Multiplier),
            StageLists.Ratios(shape),
            StageLists.GroupWidths(shape),
            StageLists.Depths(shape),
            StageLists.Widths(shape),
            row.Latency is { } latency ? string.Create(CultureInfo.InvariantCulture, $"{latency:0.00} ms") : "–",
            row.Throughput is { } throughput ? string.Create(CultureInfo.InvariantCulture, $"{throughput:N0}") : "–",
            Errors.Percent(row.TestError.Value),
            row.TestError.Interval is { } interval ? Errors.Range(interval) : "–",
            row.Trainings is { Interval: { } spread } mean ? string.Create(CultureInfo.InvariantCulture, $"{Errors.Number(mean.Value)} ± {Errors.Percent((spread.Upper - spread.Lower) / 2)}, n = {row.TrainingCount}") : "–",
        ];
    }

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "–";
}

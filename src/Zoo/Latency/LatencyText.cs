namespace Explorer.Zoo.Latency;

/// <summary>Latencies as tables and captions have them.</summary>
public static class LatencyText
{
    /// <summary>Decimals of milliseconds.</summary>
    public const int Decimals = 3;

    /// <summary>Such as <c>1.234 [1.201, 1.310]</c>, the median between the quartiles, in milliseconds.</summary>
    public static Cell Milliseconds(ZooLatency? latency) => Cell.Number(latency?.Estimate, Decimals);

    /// <summary>What a reader has to know of the machine: <c>busy</c>, or nothing.</summary>
    public static Cell Machine(ZooLatency? latency) => Cell.Words(latency?.Busy is null ? "" : "busy");

    /// <summary>How the latencies of a table were measured, and which of them do not compare.</summary>
    public static string Of(IEnumerable<(string Name, ZooLatency? Latency)> entries)
    {
        var known = entries.Where(entry => entry.Latency is not null).ToList();
        if (known.Count == 0)
            return "Latency was not measured: explorer zoo latency.";
        var ways = known.Select(entry => entry.Latency!.Way).Distinct(StringComparer.Ordinal);
        string[] busy = [.. known.Where(entry => entry.Latency!.Busy is not null).Select(entry => entry.Name)];
        return $"Latency: one image by itself, median of the runs between their quartiles; {string.Join("; ", ways)}."
            + (known.Select(entry => entry.Latency!.MeasuredAt).Distinct().Count() > 1 ? " Not all were measured together; explorer zoo latency measures them so that they compare." : "")
            + (busy.Length > 0 ? $" Measured on a busy machine, and too large by nobody knows how much: {(busy.Length == known.Count && busy.Length > 1 ? "all" : string.Join(", ", busy))}." : "");
    }

    /// <summary>One latency in a sentence.</summary>
    public static string Of(ZooLatency latency) =>
        $"One image takes {NumberText.Fixed(latency.Median, Decimals)} ms (quartiles {NumberText.Fixed(latency.LowerQuartile, Decimals)} to {NumberText.Fixed(latency.UpperQuartile, Decimals)}{(latency.Least is { } least ? $", least {NumberText.Fixed(least, Decimals)}" : "")}), {latency.Way}, {latency.MeasuredAt:yyyy-MM-dd}."
        + (latency.Busy is { } busy ? $" The machine was busy, so that it is too large by nobody knows how much: {busy}." : "");
}

using System.Text.Json.Serialization;
using Explorer.SearchSpace.Files;
using Explorer.Statistics.Intervals;

namespace Explorer.Zoo.Latency;

/// <summary>How long a network takes for one image on a machine, an entry's <c>latency.json</c>. Times are in milliseconds.</summary>
public sealed record ZooLatency
{
    /// <summary>Version of the format that this program writes and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    private const double Quartiles = 0.5;

    // Milliseconds that a network may take for an image: from a nanosecond to eleven days.
    private const double Shortest = 1e-6;
    private const double Longest = 1e9;

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>The least run.</summary>
    public required double? Least { get; init; }

    /// <summary>Lower quartile of the runs.</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Median of the runs.</summary>
    public required double Median { get; init; }

    /// <summary>Upper quartile of the runs.</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>Runs; null in entries of earlier programs.</summary>
    public required int? Runs { get; init; }

    /// <summary>Images at a time.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The processor, as the machine calls it, or the device.</summary>
    public required string Processor { get; init; }

    /// <summary>What ran it, and its version.</summary>
    public required string Runtime { get; init; }

    /// <summary>Entries that were measured in turn with it, itself among them.</summary>
    public required int Together { get; init; }

    /// <summary>When it was measured, in UTC.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>Who kept the machine busy meanwhile, in words: the figures are then too large by nobody knows how much. Null where nobody did.</summary>
    public required string? Busy { get; init; }

    /// <summary>The median with the quartiles, which half of the runs lie between.</summary>
    [JsonIgnore]
    public Estimate Estimate => new(Median, new Interval(LowerQuartile, UpperQuartile, Quartiles, "quartiles of the runs"));

    /// <summary>How and where it was measured, in words.</summary>
    [JsonIgnore]
    public string Way => $"{Runtime} on {Processor}, {NumberText.Counted(Threads, "thread")}{(Runs is { } runs ? $", {NumberText.Counted(runs, "run")}" : "")}";

    private bool IsSound => (Least ?? LowerQuartile) >= Shortest && (Least ?? LowerQuartile) <= LowerQuartile && LowerQuartile <= Median && Median <= UpperQuartile && UpperQuartile <= Longest;

    /// <summary>The summary of runs.</summary>
    /// <param name="milliseconds">Milliseconds of each run; at least one.</param>
    /// <param name="together">Entries measured in turn.</param>
    /// <param name="processor">The processor's name.</param>
    /// <param name="measuredAt">When.</param>
    /// <param name="busy">Who kept the machine busy; null for nobody.</param>
    internal static ZooLatency Of(double[] milliseconds, int together, string processor, DateTimeOffset measuredAt, string? busy)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new ZooLatency
        {
            Version = CurrentVersion,
            Least = sorted[0],
            LowerQuartile = ResampledInterval.Quantile(sorted, 0.25),
            Median = ResampledInterval.Quantile(sorted, 0.5),
            UpperQuartile = ResampledInterval.Quantile(sorted, 0.75),
            Runs = sorted.Length,
            Batch = 1,
            Threads = 1,
            Processor = processor,
            Runtime = OnnxNetwork.Runtime,
            Together = together,
            MeasuredAt = measuredAt,
            Busy = busy,
        };
    }

    /// <summary>What an entry's folder holds: its <c>latency.json</c>, or what earlier programs measured at the export.</summary>
    /// <exception cref="InvalidInputException">The file is corrupt.</exception>
    internal static ZooLatency? Of(string folder, ZooMetrics metrics) => Read(folder) ?? (metrics.Speed is { } speed && Of(speed, metrics.ExportedAt) is { IsSound: true } exported ? exported : null);

    /// <summary>An entry's <c>latency.json</c>; null where there is none.</summary>
    /// <exception cref="InvalidInputException">The file is corrupt, a link, or of a newer program.</exception>
    internal static ZooLatency? Read(string folder)
    {
        var path = ZooEntry.PathOf(folder, ZooNames.Latency);
        if (!File.Exists(path))
            return null;
        var latency = ZooJson.Read<ZooLatency>(path);
        if (latency.Version is < 1 or > CurrentVersion)
            throw new InvalidInputException(path, [new Problem("$.version", $"{latency.Version}, this program reads up to {CurrentVersion}: it needs a newer program")]);
        return latency.IsSound
            ? latency
            : throw new InvalidInputException(path, $"least {latency.Least}, lower quartile {latency.LowerQuartile}, median {latency.Median}, upper quartile {latency.UpperQuartile}; expected milliseconds that do not fall, from {Shortest} to {Longest}");
    }

    /// <summary>Keeps it in an entry's folder.</summary>
    internal void Write(string folder) => ZooJson.Write(Path.Combine(folder, ZooNames.Latency), this);

    private static ZooLatency Of(ZooSpeed speed, DateTimeOffset exportedAt) => new()
    {
        Version = CurrentVersion,
        Least = null,
        LowerQuartile = speed.LatencyLowerQuartile,
        Median = speed.LatencyMilliseconds,
        UpperQuartile = speed.LatencyUpperQuartile,
        Runs = null,
        Batch = 1,
        Threads = speed.Threads,
        Processor = speed.Device == "cpu" ? speed.Processor : speed.Device,
        Runtime = speed.Engine,
        Together = 1,
        MeasuredAt = exportedAt,
        Busy = null,
    };
}

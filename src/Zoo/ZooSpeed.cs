using System.Text.Json.Serialization;

namespace Explorer.Zoo;

/// <summary>How fast a network answers, measured at its export on the machine that it names.</summary>
public sealed record ZooSpeed
{
    /// <summary>Device, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The processor, as the machine calls it.</summary>
    public required string Processor { get; init; }

    /// <summary>Threads of one operator on the CPU.</summary>
    public required int Threads { get; init; }

    /// <summary>Where it was measured, in words.</summary>
    [JsonIgnore]
    public string Machine => $"{(Device == "cpu" ? Processor : Device)}, {NumberText.Counted(Threads, "thread")}";

    /// <summary>Engine and its version.</summary>
    public required string Engine { get; init; }

    /// <summary>Median time of one image by itself, in milliseconds.</summary>
    public required double LatencyMilliseconds { get; init; }

    /// <summary>Lower quartile of that time.</summary>
    public required double LatencyLowerQuartile { get; init; }

    /// <summary>Upper quartile of that time.</summary>
    public required double LatencyUpperQuartile { get; init; }

    /// <summary>Images a second in batches of <see cref="Batch"/>: median of the batches measured.</summary>
    public required double Throughput { get; init; }

    /// <summary>Images of a batch.</summary>
    public required int Batch { get; init; }
}

namespace Explorer.Zoo;

/// <summary>How fast a network answered in libtorch at its export: read in entries of earlier programs.</summary>
public sealed record ZooSpeed
{
    /// <summary>Device, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The processor, as the machine calls it.</summary>
    public required string Processor { get; init; }

    /// <summary>Threads of one operator on the CPU.</summary>
    public required int Threads { get; init; }

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

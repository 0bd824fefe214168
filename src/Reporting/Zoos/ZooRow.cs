using Explorer.SearchSpace.Complexity;

namespace Explorer.Reporting.Zoos;

/// <summary>An exported network among others.</summary>
public sealed record ZooRow
{
    /// <summary>The entry's name.</summary>
    public required string Name { get; init; }

    /// <summary>The network.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>What it costs.</summary>
    public required NetworkComplexity Complexity { get; init; }

    /// <summary>Data set trained and tested on.</summary>
    public required string Data { get; init; }

    /// <summary>Milliseconds for one image; null where they were not measured.</summary>
    public required double? Latency { get; init; }

    /// <summary>Images a second in batches; null where they were not measured.</summary>
    public required double? Throughput { get; init; }

    /// <summary>Where the times were measured, in words; empty where they were not.</summary>
    public required string Machine { get; init; }

    /// <summary>Test error, with its interval over the images.</summary>
    public required Estimate TestError { get; init; }

    /// <summary>Mean validation error of trainings of this network from several seeds, with its interval; null where fewer than two are known.</summary>
    public required Estimate? Trainings { get; init; }

    /// <summary>Trainings behind that mean.</summary>
    public required int TrainingCount { get; init; }
}

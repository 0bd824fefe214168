namespace Explorer.Zoo;

/// <summary>One line of a zoo's <c>index.json</c>.</summary>
public sealed record ZooIndexEntry
{
    /// <summary>The entry's name, that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The model config's hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The experiment it comes from.</summary>
    public required string Experiment { get; init; }

    /// <summary>Rank by validation error in the population, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Trials of the population that count.</summary>
    public required int Population { get; init; }

    /// <summary>Data set trained on.</summary>
    public required string Data { get; init; }

    /// <summary>Multiply-adds for one image.</summary>
    public required long Flops { get; init; }

    /// <summary>Trained parameters.</summary>
    public required long Params { get; init; }

    /// <summary>Error on the validation images.</summary>
    public required double ValidationError { get; init; }

    /// <summary>Error on the test images.</summary>
    public required double TestError { get; init; }

    /// <summary>Test images that it was measured on; null in lines of earlier versions.</summary>
    public int? TestImages { get; init; }

    /// <summary>SHA-256 of the entry's <c>metrics.json</c>, which has those of the other files.</summary>
    public required string MetricsSha256 { get; init; }
}

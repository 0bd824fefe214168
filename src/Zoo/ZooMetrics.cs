using Explorer.Experiments.Data;

namespace Explorer.Zoo;

/// <summary>Everything measured and known about an entry, its <c>metrics.json</c>.</summary>
public sealed record ZooMetrics
{
    /// <summary>Version of the format that this program writes and the newest that it reads.</summary>
    public const int CurrentVersion = 4;

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>The entry's name, that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The trial it comes from, as the population recorded it.</summary>
    public required TrialRecord Trial { get; init; }

    /// <summary>The trial's rank by validation error among the population's trials that count, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Trials of the population that count.</summary>
    public required int Population { get; init; }

    /// <summary>How it was trained again; null where the weights are the trial's own.</summary>
    public Retraining? Retraining { get; init; }

    /// <summary>The images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>Hash of the images and labels trained and validated on.</summary>
    public required string DataHash { get; init; }

    /// <summary>What is done to images first.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>Error of these weights on the validation images.</summary>
    public required ZooScore Validation { get; init; }

    /// <summary>Error of these weights on the test images, measured at the export.</summary>
    public required ZooScore Test { get; init; }

    /// <summary>How often these test images were measured for an entry of this name: for this export, and for those that it replaced; 1 in entries of earlier versions, which did not count.</summary>
    public int TestMeasurements { get; init; } = 1;

    /// <summary>Whether the training that the weights are of had measured test images at its end.</summary>
    public bool TestedInTraining { get; init; }

    /// <summary>How fast it answered at its export, as earlier programs measured it; see <see cref="ZooEntry.Latency"/>.</summary>
    public ZooSpeed? Speed { get; init; }

    /// <summary>Licence of the weights, an SPDX identifier or words.</summary>
    public required string Licence { get; init; }

    /// <summary>When it was exported, in UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The entry's other files.</summary>
    public required ValueList<ZooFile> Files { get; init; }
}

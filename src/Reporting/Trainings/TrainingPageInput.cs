namespace Explorer.Reporting.Trainings;

/// <summary>What is told of one network's training.</summary>
public sealed record TrainingPageInput
{
    /// <summary>What the user called the network.</summary>
    public required string Model { get; init; }

    /// <summary>The network.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string Data { get; init; }

    /// <summary>The epochs done, in order.</summary>
    public required IReadOnlyList<EpochMetrics> Epochs { get; init; }

    /// <summary>Epoch of least validation error; 0 where none is done.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Epoch in which the training diverged; null where it did not.</summary>
    public required int? DivergedIn { get; init; }

    /// <summary>Accuracy on the test images with its interval; null where they were not measured.</summary>
    public required Estimate? TestAccuracy { get; init; }

    /// <summary>Epoch whose weights were tested.</summary>
    public required int? TestEpoch { get; init; }

    /// <summary>Test images of class i (row) taken for class j (column); empty where they were not measured.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Names of the classes.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>How the network was trained, and with what: a name and a value each.</summary>
    public required IReadOnlyList<(string Name, string Value)> Settings { get; init; }
}

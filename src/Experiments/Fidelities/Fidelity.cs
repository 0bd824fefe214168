namespace Explorer.Experiments.Fidelities;

/// <summary>How much a trial gets: the measure by which a cheap training stands in for a full one.</summary>
public sealed record Fidelity
{
    /// <summary>Epochs, at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>Share of the training images used, in (0, 1].</summary>
    public double DataShare { get; init; } = 1;

    /// <summary>Image height and width in pixels; null for the model's own.</summary>
    public int? Resolution { get; init; }

    /// <summary>Factor on every width, in (0, 1].</summary>
    public double WidthScale { get; init; } = 1;

    /// <summary>Factor on every depth, in (0, 1].</summary>
    public double DepthScale { get; init; } = 1;

    /// <summary>Images a step; null for the experiment's own.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Another program's own measure, such as <c>epoch 3</c>, which then stands for all others; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Budget { get; init; }

    /// <summary>What that budget costs, in its own unit; null where it has no number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cost { get; init; }
}

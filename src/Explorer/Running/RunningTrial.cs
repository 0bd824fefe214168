namespace Explorer.Running;

/// <summary>A trial under way.</summary>
/// <param name="Worker">Its worker, from 0.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Rung">The rung that it is trained at.</param>
/// <param name="Attempt">The attempt, from 1.</param>
internal sealed record RunningTrial(int Worker, PlannedTrial Trial, PlannedRung Rung, int Attempt)
{
    /// <summary>The epoch under way, from 1.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>Steps done in it.</summary>
    public int Step { get; init; }

    /// <summary>Steps it has; 0 before the first.</summary>
    public int Steps { get; init; }

    /// <summary>Training images a second.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>When its training began, in UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The epochs that this attempt has finished.</summary>
    public ValueList<EpochMetrics> Curve { get; init; } = [];

    /// <summary>Validation error of the last finished epoch; null before one.</summary>
    public double? LastError => Curve is [.., var last] ? last.ValidationError : null;

    /// <summary>Share of its rung that is done, those before it included where it continues them, in [0, 1].</summary>
    public double Share => Math.Min(1, (Epoch - 1 + (Steps > 0 ? (double)Step / Steps : 0)) / Rung.Fidelity.Epochs);
}

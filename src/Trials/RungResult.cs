using Explorer.SearchSpace;

namespace Explorer.Trials;

/// <summary>A trial's training at one fidelity.</summary>
public sealed record RungResult
{
    /// <summary>The fidelity trained at.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Validation error after the last epoch trained, a fraction.</summary>
    public required double Error { get; init; }

    /// <summary>One entry an epoch, in order.</summary>
    public required ValueList<EpochMetrics> Epochs { get; init; }
}

namespace Explorer.Experiments.Trials;

/// <summary>A training was suspended as its observer wanted, and can be gone on with.</summary>
/// <param name="epoch">The last epoch that it finished.</param>
public sealed class TrainingSuspendedException(int epoch) : Exception(FormattableString.Invariant($"suspended after epoch {epoch}"))
{
    /// <summary>The last epoch that it finished.</summary>
    public int Epoch { get; } = epoch;
}

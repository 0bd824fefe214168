namespace Explorer.Experiments.Trials;

/// <summary>A zero-cost proxy of an untrained network on one batch.</summary>
public sealed record ProxyScore
{
    /// <summary>The proxy's name: <c>synflow</c>, <c>snip</c>, <c>grasp</c>, <c>fisher</c>, <c>gradNorm</c>, <c>naswot</c>, <c>zenScore</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its value, higher meaning better; null where it is NaN or infinite: such a network ranks below every other.</summary>
    public required double? Value { get; init; }

    /// <summary>Wall time it took, in seconds.</summary>
    public required double Seconds { get; init; }
}

namespace Explorer.Experiments.Trials;

/// <summary>What a trainer gives back for one request.</summary>
public sealed record TrialResult
{
    /// <summary>How it ended.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>The rungs trained, in order.</summary>
    public required ValueList<TrainedRung> Rungs { get; init; }

    /// <summary>Zero-cost proxies measured before the first step; none where none were asked for.</summary>
    public ValueList<ProxyScore> Proxies { get; init; } = [];

    /// <summary>Wall time from the request to the result, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where and with what it was trained.</summary>
    public required TrialEnvironment Environment { get; init; }
}

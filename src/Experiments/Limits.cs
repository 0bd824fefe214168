namespace Explorer.Experiments;

/// <summary>What one trial may take before it is stopped.</summary>
public sealed record Limits
{
    /// <summary>Minutes of wall time an attempt may take, above 0.</summary>
    public double TrialMinutes { get; init; } = 30;

    /// <summary>Bytes of resident memory a worker may hold.</summary>
    public long TrialMemory { get; init; } = 8L << 30;

    /// <summary>Further attempts after one that failed, at least 0.</summary>
    public int Retries { get; init; } = 1;
}

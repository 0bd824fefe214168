namespace Explorer.Experiments;

/// <summary>What one trial may take before it is stopped.</summary>
public sealed record Limits
{
    private const int MostRetries = 100;
    private const double MostMinutes = 60 * 24 * 365;

    // Below this no worker can even start.
    private const long LeastMemory = 64L << 20;

    /// <summary>Minutes of wall time an attempt may take, above 0.</summary>
    public double TrialMinutes { get; init; } = 30;

    /// <summary>Bytes of resident memory a worker may hold.</summary>
    public long TrialMemory { get; init; } = 8L << 30;

    /// <summary>Further attempts after one that failed, at least 0.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>Limits in experiment files.</summary>
    public static MemberTable<Limits> Table { get; } = new("limits", "What one trial may take before it is stopped.", new Limits(), m =>
    [
        m.Defaulted("trialMinutes", "Minutes of wall time an attempt may take", Kinds.Number(new NumberRange(0, MostMinutes, WithLeast: false)), l => l.TrialMinutes, (l, v) => l with { TrialMinutes = v }),
        m.Defaulted("trialMemory", "Memory a worker may hold, such as \"8G\" (K, M, G, T are powers of 1024)", Kinds.Bytes(LeastMemory, "64M"), l => l.TrialMemory, (l, v) => l with { TrialMemory = v }) with { DefaultWords = "8G" },
        m.Defaulted("retries", "Further attempts after one that failed", Kinds.Integer(0, MostRetries), l => l.Retries, (l, v) => l with { Retries = v }),
    ]);
}

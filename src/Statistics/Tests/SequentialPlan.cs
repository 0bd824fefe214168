namespace Explorer.Statistics.Tests;

/// <summary>What a sequential comparison may spend, fixed before the first look.</summary>
public sealed record SequentialPlan
{
    /// <summary>Trials of A at the last look, at least 2.</summary>
    public required int MaximumA { get; init; }

    /// <summary>Trials of B at the last look, at least 2.</summary>
    public required int MaximumB { get; init; }

    /// <summary>α: the chance of any false difference over all looks together, in (0, 1).</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>
    /// Conditional power below which the comparison stops without a difference, in [0, 1); 0 never stops for futility. Stopping so
    /// never adds a false difference.
    /// </summary>
    public double FutilityPower { get; init; } = 0.1;

    /// <summary>Share of the information before which there is no stop for futility, in [0, 1].</summary>
    public double FutilityFrom { get; init; } = 0.4;

    /// <summary>Labellings that the permutation test of a look draws.</summary>
    public int Permutations { get; init; } = 20_000;

    /// <summary>Seed of the labellings.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Share of the planned information that some trials hold: (1/N_A + 1/N_B) / (1/n_A + 1/n_B), at most 1.</summary>
    public double Information(LookCounts counts) => counts.A < 1 || counts.B < 1
        ? 0
        : Math.Min(1, ((1.0 / MaximumA) + (1.0 / MaximumB)) / ((1.0 / counts.A) + (1.0 / counts.B)));
}

namespace Explorer.Analysis.Derivation;

/// <summary>How sure a derivation has to be.</summary>
public sealed record DerivationSettings
{
    /// <summary>
    /// The share of populations without any rule of which something is proposed, at most: the level of all tests together, in (0, 1).
    /// </summary>
    public double Level { get; init; } = 0.05;

    /// <summary>What sharing a parameter may cost at most, in standard deviations of the population's errors; above 0.</summary>
    public double Margin { get; init; } = 0.5;

    /// <summary>Fewest networks on either side of a test; at least 2.</summary>
    public int LeastSide { get; init; } = 8;

    /// <summary>Seed of everything resampled.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The next experiment's name; null for the given one's with a suffix.</summary>
    public string? Name { get; init; }

    /// <summary>The next experiment's sample size; null for the given one's.</summary>
    public int? Count { get; init; }

    /// <summary>Most changes to propose, the best supported first; null for all that are.</summary>
    public int? MostChanges { get; init; }

    /// <summary>One candidate, by its words, to propose alone and whatever its evidence, so that it can be sampled beside; null for what the evidence proposes.</summary>
    public string? Beside { get; init; }

    /// <summary>Candidates not to propose, by their words: what was tried before and refuted.</summary>
    public ValueList<string> Except { get; init; }
}

namespace Explorer.Analysis.Fidelities;

/// <summary>A network of a population of which a scheduler trained only some to the target.</summary>
public sealed record CensoredNetwork
{
    /// <summary>
    /// Its errors at the levels at which a scheduler decides, cheapest first, the target last: fractions; null where it did not get there. One that
    /// diverged has the error it counts with at every level from there on.
    /// </summary>
    public required ImmutableArray<double?> Errors { get; init; }

    /// <summary>Whether it was to be trained to the target whatever its errors: a random member of the population by which the rest is corrected.</summary>
    public required bool IsRandom { get; init; }

    /// <summary>The first level, from 0, that it diverged on the way to; null where it did not.</summary>
    public int? DivergedAt { get; init; }

    /// <summary>Its error at the target; null where it did not get there.</summary>
    public double? TargetError => Errors[^1];
}

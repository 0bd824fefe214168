namespace Explorer.Analysis.Populations;

/// <summary>
/// The area of an EDF below an error ε in units of ε, 1 − (1/n) Σ min(1, e_i/ε): 0 where every error is ε or more, 1 where all are 0
/// (Radosavovic et al., On Network Design Spaces for Visual Recognition, 2019, section 3.2).
/// </summary>
public static class DistributionArea
{
    /// <summary>The area with its bootstrap interval.</summary>
    /// <param name="population">Not empty.</param>
    /// <param name="limit">ε, above 0.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>In [0, 1]; without an interval below <see cref="MeanBootstrap.MinimumCount"/> trials.</returns>
    public static Estimate Of(Population population, double limit, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        double[] terms = [.. population.Errors.ToArray().Select(error => 1 - Math.Min(1, error / limit))];
        return MeanBootstrap.Of(terms, seed).OfShares();
    }
}

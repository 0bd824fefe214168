namespace Explorer.Analysis.Comparisons;

/// <summary>
/// A space set against a wider one that it is a part of, where both have networks of one sample. The wider space's distribution is
/// F = s·F_part + (1 − s)·F_rest, so F_part − F = (1 − s)·(F_part − F_rest): the part is set against the rest, which shares no network with it,
/// and every difference of means, areas and distributions is 1 − s times that.
/// </summary>
public static class NestedComparison
{
    /// <summary>The comparison; without quantiles, whose differences are not in proportion.</summary>
    /// <param name="rest">The networks of the wider space that are not of the part, under the wider space's name; not empty.</param>
    /// <param name="part">All networks of the part, not empty.</param>
    /// <param name="share">s: the part's share of the wider space's draws, at least 0 and less than 1.</param>
    /// <param name="settings">How; null for the defaults.</param>
    public static PopulationComparison Compare(NamedPopulation rest, NamedPopulation part, double share, ComparisonSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var apart = PopulationComparer.Compare(rest, part, settings);
        var whole = apart with
        {
            MeanDifference = Scaled(apart.MeanDifference, 1 - share),
            AreaDifference = Scaled(apart.AreaDifference, 1 - share),
            KolmogorovSmirnov = apart.KolmogorovSmirnov with { Distance = (1 - share) * apart.KolmogorovSmirnov.Distance },
            Quantiles = [],
        };
        return whole with { VerdictInWords = VerdictWording.Of(whole) };
    }

    private static Estimate Scaled(Estimate estimate, double factor) =>
        new(factor * estimate.Value, estimate.Interval is { } interval ? interval with { Lower = factor * interval.Lower, Upper = factor * interval.Upper } : null);
}

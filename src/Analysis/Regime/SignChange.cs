namespace Explorer.Analysis.Regime;

/// <summary>
/// What a network's shape has to do with its validation error half-way through the training (after half of the epochs, rounded up, so that a warm-up is over) and at its end, at equal FLOPs. Where both are shown and have
/// opposite signs, a rule rests on the moment at which one looks.
/// </summary>
/// <param name="Measure">The number of the network.</param>
/// <param name="HalfWay">The epoch half-way.</param>
/// <param name="Last">The last epoch.</param>
/// <param name="Early">Correlation with the error after <paramref name="HalfWay"/>.</param>
/// <param name="Late">Correlation with the error after <paramref name="Last"/>.</param>
public sealed record SignChange(NetworkMeasure Measure, int HalfWay, int Last, PartialRankCorrelation Early, PartialRankCorrelation Late)
{
    private static readonly NetworkMeasure[] Measures = [NetworkMeasure.Depth, NetworkMeasure.TotalWidth, WidthsOutOfOrder, NetworkMeasure.Params];

    /// <summary>Stages narrower than the one before: 0 where the rule of AnyNetX-D holds.</summary>
    public static NetworkMeasure WidthsOutOfOrder => new(
        "widths_out_of_order", "Widths out of order", member => member.Shape is { } shape ? Enumerable.Range(1, shape.Stages.Count - 1).Count(i => shape.Stages[i].Width < shape.Stages[i - 1].Width) : null);

    /// <summary>p of no change of sign: the greater of both two-sided ones where the signs differ, since both have to be shown (Berger, Technometrics 24, 1982); else 1.</summary>
    public double PValue => Early.Value.Value * Late.Value.Value < 0 ? Math.Max(Early.PValue, Late.PValue) : 1;

    /// <summary>Looks at every measure that differs; none for trainings of one epoch and below <see cref="RankCorrelation.MinimumCount"/> networks.</summary>
    internal static IEnumerable<SignChange> Of(IReadOnlyList<RegimeRun> runs)
    {
        var last = runs.Where(run => run.Ended).Select(run => run.Epochs.Count > 0 ? run.Epochs[^1].Epoch : 0).DefaultIfEmpty(0).Max();
        var halfWay = (last + 1) / 2;
        RegimeRun[] both = [.. runs.Where(run => run.Member.Shape is not null && halfWay < last && run.ErrorAfter(halfWay) is not null && run.ErrorAfter(last) is not null)];
        if (both.Length < RankCorrelation.MinimumCount)
            yield break;

        double[] early = [.. both.Select(run => run.ErrorAfter(halfWay)!.Value)];
        double[] late = [.. both.Select(run => run.ErrorAfter(last)!.Value)];
        foreach (var measure in Measures)
        {
            if (DepthEffect.Correlate(both, measure, early) is { } first && DepthEffect.Correlate(both, measure, late) is { } then)
                yield return new SignChange(measure, halfWay, last, first, then);
        }
    }
}

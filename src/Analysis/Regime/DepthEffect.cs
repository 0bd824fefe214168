namespace Explorer.Analysis.Regime;

/// <summary>
/// Depth and width against the training error of the last epoch, at equal FLOPs. Networks that are trained out fit their images the better the deeper
/// they are, so a positive correlation says that the deep ones are not. The validation error would not tell: there a network may also be worse because it
/// fits its images too well.
/// </summary>
/// <param name="Depth">Total depth with the training error.</param>
/// <param name="Width">Total width with the training error; null where it does not differ.</param>
/// <param name="Validation">Total depth with the validation error; null where that does not differ.</param>
public sealed record DepthEffect(PartialRankCorrelation Depth, PartialRankCorrelation? Width, PartialRankCorrelation? Validation)
{
    /// <summary>One-sided p of no positive correlation of depth and training error.</summary>
    public double PValue => Depth.Greater;

    /// <summary>Correlates them; null below <see cref="RankCorrelation.MinimumCount"/> networks, or where depths or training errors do not differ.</summary>
    internal static DepthEffect? Of(IReadOnlyList<RegimeRun> runs)
    {
        RegimeRun[] ended = [.. runs.Where(run => run.TrainError is not null && run.Depth is not null)];
        if (ended.Length < RankCorrelation.MinimumCount)
            return null;

        double[] training = [.. ended.Select(run => run.TrainError!.Value)];
        double[] validation = [.. ended.Select(run => run.Member.Error)];
        return Correlate(ended, NetworkMeasure.Depth, training) is { } depth
            ? new DepthEffect(depth, Correlate(ended, NetworkMeasure.TotalWidth, training), Correlate(ended, NetworkMeasure.Depth, validation))
            : null;
    }

    /// <summary>A measure with an error, at equal FLOPs; null where either does not differ.</summary>
    internal static PartialRankCorrelation? Correlate(IReadOnlyList<RegimeRun> runs, NetworkMeasure measure, double[] errors) => PartialRankCorrelation.Of(
        [.. runs.Select(run => measure.Of(run.Member)!.Value)], errors, [.. runs.Select(run => (double)run.Member.Trial.Complexity.Flops)]);
}

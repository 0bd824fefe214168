namespace Explorer.Analysis.Prediction;

/// <summary>How well a predictor predicts networks it has not seen, by cross-validation over networks; errors as fractions.</summary>
public sealed record PredictorQuality
{
    /// <summary>The regression.</summary>
    public required PredictorKind Kind { get; init; }

    /// <summary>Trials predicted.</summary>
    public required int Trials { get; init; }

    /// <summary>Features used.</summary>
    public required int Features { get; init; }

    /// <summary>1 − Σ(e − ê)² / Σ(e − ē)²: 1 is perfect, 0 no better than the mean of all.</summary>
    public required Estimate RSquared { get; init; }

    /// <summary>Kendall's τ of predicted and measured error.</summary>
    public required Estimate Kendall { get; init; }

    /// <summary>Spearman's ρ of predicted and measured error.</summary>
    public required Estimate Spearman { get; init; }

    /// <summary>Root of the mean squared difference of predicted and measured error.</summary>
    public required Estimate RootMeanSquare { get; init; }

    /// <summary>Mean size of the difference of predicted and measured error.</summary>
    public required Estimate MeanAbsolute { get; init; }

    /// <summary>Coverage of the prediction intervals.</summary>
    public required ValueList<CoverageLevel> Coverage { get; init; }

    internal static PredictorQuality Of(CrossValidation validation, ulong seed)
    {
        var data = validation.Data;
        var predicted = Array.ConvertAll(validation.Predictions, prediction => LogitScale.Error(prediction.Mean));

        // Networks, not trials, are drawn again: repeats of one network are not independent.
        var trials = Enumerable.Range(0, data.Errors.Length).GroupBy(i => data.Networks[i]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        var figures = PercentileBootstrap.Of(
            [trials.Length],
            networks => Figures([.. networks.SelectMany(network => trials[network])], predicted, data.Errors),
            Seeds.Derive(seed, "quality", (long)validation.Kind),
            RankCorrelation.MinimumCount)
            ?? [.. Enumerable.Repeat(new Estimate(0, null), 5)];
        return new PredictorQuality
        {
            Kind = validation.Kind,
            Trials = data.Errors.Length / CrossValidation.Deals,
            Features = data.Features.Features.Length,
            RSquared = figures[0],
            Kendall = figures[1],
            Spearman = figures[2],
            RootMeanSquare = figures[3],
            MeanAbsolute = figures[4],
            Coverage = [.. CoverageLevel.Levels.Select(level => Covered(validation, level))],
        };
    }

    private static double[]? Figures(int[] chosen, double[] predicted, double[] errors)
    {
        var actual = Array.ConvertAll(chosen, i => errors[i]);
        var expected = Array.ConvertAll(chosen, i => predicted[i]);
        if (KendallTau.Of(expected, actual) is not { } tau || RankCorrelation.Coefficient(expected, actual) is not { } rho)
            return null;

        var mean = actual.Average();
        var left = actual.Zip(expected, (e, p) => (e - p) * (e - p)).Sum();
        return [1 - (left / actual.Sum(e => (e - mean) * (e - mean))), tau, rho, Math.Sqrt(left / actual.Length), actual.Zip(expected, (e, p) => Math.Abs(e - p)).Average()];
    }

    internal static CoverageLevel Covered(CrossValidation validation, double level)
    {
        Interval[] intervals = [.. validation.Predictions.Select((_, i) => validation.ErrorInterval(i, level))];
        var held = (double)intervals.Where((interval, i) => interval.Contains(validation.Data.Errors[i])).Count() / intervals.Length;

        // A trial's deals are not independent: it counts once.
        var trials = intervals.Length / CrossValidation.Deals;
        return new CoverageLevel(
            level,
            new Estimate(held, ProportionInterval.ClopperPearson((int)Math.Round(held * trials, MidpointRounding.ToEven), trials)),
            intervals.Average(interval => interval.Upper - interval.Lower));
    }
}

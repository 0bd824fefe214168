using Explorer.Experiments.LearningCurves;

namespace Explorer.Analysis.Prediction;

/// <summary>
/// How well the last error is forecast after some epochs, as in a run: each finished trial is forecast from the curves of those with lower
/// indices. (From all others, a jackknife's intervals would hold just as often as they say by their construction, which shows nothing.)
/// </summary>
public sealed record CurveCalibration
{
    /// <summary>Epochs seen.</summary>
    public required int Seen { get; init; }

    /// <summary>Epochs of a whole curve.</summary>
    public required int Epochs { get; init; }

    /// <summary>Trials forecast.</summary>
    public required int Trials { get; init; }

    /// <summary>Mean size of the forecast's error, as a fraction of error.</summary>
    public required double MeanMiss { get; init; }

    /// <summary>Coverage of the forecast's intervals.</summary>
    public required ValueList<CoverageLevel> Coverage { get; init; }

    /// <summary>Share of the trials that the stopping rule would have stopped here.</summary>
    public required Estimate Stopped { get; init; }

    /// <summary>Share of the trials that end among the best share of the rule and that it would have stopped all the same; null where there is none.</summary>
    public required Estimate? StoppedOfBest { get; init; }

    /// <summary>The calibration after each epoch but the last; none where there are too few finished curves of two epochs or more.</summary>
    /// <param name="trials">The trials; completed ones with curves as long as the longest count.</param>
    /// <param name="rule">The stopping rule looked at.</param>
    public static IReadOnlyList<CurveCalibration> Of(IEnumerable<TrialRecord> trials, CurveStoppingRule rule)
    {
        double[][] curves = [.. trials.Where(trial => trial.State == TrialState.Completed).OrderBy(trial => trial.Index).Select(TrialCurve.Of).Where(curve => curve.Length > 1)];
        var epochs = curves.Length > 0 ? curves.Max(curve => curve.Length) : 0;
        double[][] whole = [.. curves.Where(curve => curve.Length == epochs)];
        return whole.Length > Least(rule) ? [.. Enumerable.Range(1, epochs - 1).Select(seen => After(whole, seen, rule))] : [];
    }

    private static CurveCalibration After(double[][] curves, int seen, CurveStoppingRule rule)
    {
        var first = Least(rule);
        var forecasts = new CurveForecast[curves.Length - first];
        var stopped = new bool[forecasts.Length];
        for (var i = 0; i < forecasts.Length; i++)
        {
            var before = curves[..(first + i)];
            forecasts[i] = new CurveForecaster(before, seen).Forecast(curves[first + i]);
            stopped[i] = rule.Decide(curves[first + i][..seen], before).Stop;
        }

        var last = Array.ConvertAll(curves[first..], curve => curve[^1]);
        var target = curves.Select(curve => curve[^1]).Order().ElementAt(Math.Clamp((int)Math.Ceiling(rule.Share * curves.Length) - 1, 0, curves.Length - 1));
        int[] best = [.. Enumerable.Range(0, last.Length).Where(i => last[i] <= target)];
        return new CurveCalibration
        {
            Seen = seen,
            Epochs = curves[0].Length,
            Trials = last.Length,
            MeanMiss = forecasts.Zip(last, (forecast, error) => Math.Abs(forecast.Error - error)).Average(),
            Coverage = [.. CoverageLevel.Levels.Select(level => Level(forecasts, last, level))],
            Stopped = Share(stopped.Count(stop => stop), stopped.Length),
            StoppedOfBest = best.Length > 0 ? Share(best.Count(i => stopped[i]), best.Length) : null,
        };
    }

    private static int Least(CurveStoppingRule rule) => Math.Max(rule.FewestCurves, CurveForecaster.FewestCurves);

    private static CoverageLevel Level(CurveForecast[] forecasts, double[] last, double level)
    {
        var intervals = Array.ConvertAll(forecasts, forecast => forecast.Interval(level));
        var held = intervals.Where((interval, i) => last[i] >= interval.Lower && last[i] <= interval.Upper).Count();
        return new CoverageLevel(level, Share(held, intervals.Length), intervals.Average(interval => interval.Upper - interval.Lower));
    }

    private static Estimate Share(int part, int count) => new((double)part / count, ProportionInterval.ClopperPearson(part, count));
}

namespace Explorer.Experiments.LearningCurves;

/// <summary>
/// Stops a training whose curve promises too little: whose probability to end among the best share of the finished trials is below a
/// risk. With a share of one trial this is the rule of Domhan, Springenberg and Hutter (IJCAI 2015), P(y_E ≥ best) &lt; δ.
/// </summary>
public sealed record CurveStoppingRule
{
    /// <summary>The share of finished trials that a trial has to have a chance to be among, in (0, 1]; the best quarter unless told otherwise.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>δ: the probability below which a trial stops, in (0, 1).</summary>
    public double Risk { get; init; } = 0.05;

    /// <summary>Finished curves below which none stops.</summary>
    public int FewestCurves { get; init; } = 20;

    /// <summary>Looks at a training after an epoch. The same curves give the same decision.</summary>
    /// <param name="curve">Its validation error after each epoch so far, at least one.</param>
    /// <param name="finished">Curves of trials trained to the last epoch; those of another length than the longest are left out.</param>
    /// <param name="stopped">Trials stopped before: they count as worse than all that finished, lest the target rises with every stop.</param>
    public CurveDecision Decide(IReadOnlyList<double> curve, IReadOnlyList<IReadOnlyList<double>> finished, int stopped = 0)
    {
        var epochs = finished.Count > 0 ? finished.Max(other => other.Count) : 0;
        IReadOnlyList<double>[] whole = [.. finished.Where(other => other.Count == epochs)];
        if (curve.Count == 0 || curve.Count >= epochs || whole.Length < Math.Max(FewestCurves, CurveForecaster.FewestCurves))
            return new CurveDecision(false, null, null);

        double[] last = [.. whole.Select(other => other[^1]).Order()];
        var target = last[Math.Clamp((int)Math.Ceiling(Share * (last.Length + stopped)) - 1, 0, last.Length - 1)];
        var probability = new CurveForecaster(whole, curve.Count).Forecast(curve).ProbabilityOfAtMost(target);
        return new CurveDecision(probability < Risk, probability, target);
    }
}

using Explorer.Analysis.Prediction;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Running;

/// <summary>The networks of an experiment that a predictor chooses, once those drawn from its space are trained.</summary>
internal static class PredictedPlan
{
    /// <summary>
    /// The trials to plan: those of least predicted error among many drawn from the space. The same finished trials give the same list.
    /// None where the experiment asks for none, where they are planned already, or where too few trials count to predict from.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="plan">Its trials planned so far.</param>
    /// <param name="trials">Its finished trials.</param>
    public static IReadOnlyList<PlannedTrial> Of(Experiment experiment, IReadOnlyList<PlannedTrial> plan, IReadOnlyList<TrialRecord> trials)
    {
        if (experiment.Sample.Predicted is not { } settings || experiment.Sample.PredictedCount == 0 || plan.Any(trial => trial.Origin == TrialOrigin.Predicted))
            return [];

        var population = Population.Of(trials);
        if (population.Members.Select(member => member.Trial.Hash).Distinct(StringComparer.Ordinal).Count() < ErrorPredictor.FewestNetworks)
            return [];

        var seed = Seeds.Derive(experiment.Sample.Seed, "predicted", 0);
        var predictor = ErrorPredictor.Fit(population, withProxies: false, seed);
        var ranking = CandidateRanking.Of(
            predictor, experiment.Space, settings.Candidates, experiment.Sample.PredictedCount, plan.Select(trial => trial.Hash).ToHashSet(StringComparer.Ordinal), seed, experiment.Origin);
        return ExperimentPlan.Predicted(experiment, [.. ranking.Best.Select((network, i) => new Sample
        {
            Index = experiment.Sample.DrawnCount + i,
            Config = network.Config!,
            Hash = network.Hash,
            Complexity = network.Complexity!,
        })]);
    }
}

using Explorer.Analysis.Prediction;
using Explorer.Statistics.Rectified;

namespace Explorer.Analysis.Comparisons;

/// <summary>
/// A space's mean error and distribution, known from fewer trained networks with the help of predictions for many untrained ones: a predictor fitted crosswise
/// says how the trained networks differ from the space, and what it misses on them is made up for.
/// </summary>
public sealed record AssistedEstimate
{
    /// <summary>Fewest trained networks: with fewer the intervals cover less often than they say.</summary>
    public const int FewestNetworks = 24;

    /// <summary>Untrained networks drawn, M.</summary>
    public const int Untrained = 4_096;

    private const int Folds = 10;

    /// <summary>Networks trained, n; repeats of one count once, with their mean error.</summary>
    public required int Count { get; init; }

    /// <summary>The space's mean error.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>The plain mean of the trained networks, with Student's interval.</summary>
    public required Estimate Plain { get; init; }

    /// <summary>λ: the weight of the predictions, from 0, where they tell nothing, to 1; mean over the folds.</summary>
    public required double Weight { get; init; }

    /// <summary>How many networks, without predictions, would give the mean the same variance.</summary>
    public required double Worth { get; init; }

    /// <summary>The space's error distribution.</summary>
    public required RectifiedDistribution Distribution { get; init; }

    internal RectifiedMean Rectified { get; init; }

    /// <summary>Estimates a space.</summary>
    /// <param name="population">Its trained networks, a random sample of the space.</param>
    /// <param name="space">The space that they were drawn from.</param>
    /// <param name="seed">Seed of folds, fits and draws.</param>
    /// <param name="confidence">Nominal coverage of the intervals, in (0, 1).</param>
    /// <exception cref="InvalidInputException">There are too few networks, they do not differ, a scheduler stopped some, or the space is a list.</exception>
    public static AssistedEstimate Of(NamedPopulation population, DesignSpace space, ulong seed, double confidence = Interval.DefaultConfidence)
    {
        var networks = population.Population.Members.GroupBy(member => member.Trial.Hash, StringComparer.Ordinal)
            .Select(repeats => (Member: repeats.MinBy(member => member.Trial.Index)!, Error: repeats.Average(member => member.Error)))
            .OrderBy(network => network.Member.Trial.Index).ToList();
        Check(population, space, networks.Count);

        // Swept training settings are no features: an untrained network has none.
        NetworkTraits[] traits = [.. networks.Select(network => NetworkTraits.Of(network.Member.Trial.Config, network.Member.Trial.Complexity))];
        var features = FeatureSet.Of(traits, withProxies: false);
        if (features.Features.IsEmpty)
            throw new InvalidInputException(population.Name, "its networks do not differ in any feature, so nothing can be predicted from them");

        double[] errors = [.. networks.Select(network => network.Error)];
        var sample = Sample(errors, Array.ConvertAll(traits, features.Row), Rows(space, features, seed, population.Name), seed);
        var (rectified, plain) = (sample.Mean(), StudentMean.Of(errors, confidence));
        var variance = errors.Sum(error => (error - plain.Value) * (error - plain.Value)) / (errors.Length - 1.0);
        return new AssistedEstimate
        {
            Count = errors.Length,
            Mean = RectifiedDistribution.MeanOf(sample, confidence),
            Plain = plain,
            Weight = sample.Weight,
            Worth = rectified.Variance > 0 ? variance / rectified.Variance : errors.Length,
            Distribution = RectifiedDistribution.Of(sample, confidence),
            Rectified = rectified,
        };
    }

    private static AssistedSample Sample(double[] errors, double[][] rows, double[][] others, ulong seed)
    {
        int[] numbers = [.. Enumerable.Range(0, errors.Length)];
        var folds = Statistics.Regressions.Folds.Deal(numbers, Folds, Seeds.Derive(seed, "assisted", 0));
        var logits = Array.ConvertAll(errors, LogitScale.Of);
        var (predicted, untrained) = (new double[errors.Length], new double[Folds][]);
        Parallel.For(0, Folds, fold =>
        {
            int[] seen = [.. numbers.Where(i => folds[i] != fold)];
            var model = FittedModel.Fit([PredictorKind.Mean], Array.ConvertAll(seen, i => rows[i]), Array.ConvertAll(seen, i => logits[i]), seen, Seeds.Derive(seed, "assisted fold", fold))[0];
            foreach (var i in numbers.Where(i => folds[i] == fold))
                predicted[i] = model.Mean(rows[i]);
            untrained[fold] = Array.ConvertAll(others, row => model.Mean(row));
        });
        return new AssistedSample(errors, folds, predicted, untrained);
    }

    private static double[][] Rows(DesignSpace space, FeatureSet features, ulong seed, string origin) =>
        [.. CandidateSource.Of(space, Untrained, Untrained, Seeds.Derive(seed, "untrained", 0), origin).SelectMany(draw => draw().Networks).Select(features.Row)];

    private static void Check(NamedPopulation population, DesignSpace space, int count)
    {
        var problem = space is ParameterSpace ? "is a table, which does not tell how its settings were drawn"
            : space is ConfigListSpace ? "is a list of networks, not a sample of a space"
            : population.Population.IsNaive ? "a scheduler stopped some of its networks, so those that finished are no random sample of the space"
            : count < FewestNetworks ? $"has {NumberText.Counted(count, "trained network")}, expected at least {FewestNetworks} to predict others from"
            : null;
        if (problem is not null)
            throw new InvalidInputException(population.Name, problem);
    }
}

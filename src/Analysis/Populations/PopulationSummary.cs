namespace Explorer.Analysis.Populations;

/// <summary>A population in numbers. Errors are fractions; what a sample is too small for is null.</summary>
public sealed record PopulationSummary
{
    /// <summary>Seed of the mean's bootstrap.</summary>
    public const ulong BootstrapSeed = 1;

    /// <summary>n: completed and diverged trials.</summary>
    public required int Count { get; init; }

    /// <summary>Trials that completed.</summary>
    public required int Completed { get; init; }

    /// <summary>Trials that diverged and count with a stand-in error.</summary>
    public required int Diverged { get; init; }

    /// <summary>Trials stopped early, left out.</summary>
    public required int Pruned { get; init; }

    /// <summary>Trials whose network a predictor chose, left out.</summary>
    public required int Predicted { get; init; }

    /// <summary>Trials that failed for reasons of the machine, left out.</summary>
    public required int Failed { get; init; }

    /// <summary>
    /// The least error, without an interval: a sample's minimum says nothing of how much lower the space's own may be. Null where no
    /// trial counts.
    /// </summary>
    public required double? Minimum { get; init; }

    /// <summary>The greatest error; null where no trial counts.</summary>
    public required double? Maximum { get; init; }

    /// <summary>The mean with its bootstrap interval; null where no trial counts.</summary>
    public required Estimate? Mean { get; init; }

    /// <summary>The 25 % quantile with its order-statistic interval; null where no trial counts.</summary>
    public required Estimate? LowerQuartile { get; init; }

    /// <summary>The median with its order-statistic interval; null where no trial counts.</summary>
    public required Estimate? Median { get; init; }

    /// <summary>The 75 % quantile with its order-statistic interval; null where no trial counts.</summary>
    public required Estimate? UpperQuartile { get; init; }

    /// <summary>The shares below chosen errors, by error.</summary>
    public required ImmutableArray<ErrorShare> Shares { get; init; }

    /// <summary>Summarises a population.</summary>
    /// <param name="population">Any population, also an empty one.</param>
    /// <param name="errors">The errors to give shares below; null for round ones within the population's range.</param>
    public static PopulationSummary Of(Population population, IEnumerable<double>? errors = null)
    {
        var sorted = population.Errors.ToArray();
        var any = sorted.Length > 0;
        return new PopulationSummary
        {
            Count = population.Count,
            Completed = population.Completed,
            Diverged = population.Diverged,
            Pruned = population.Pruned,
            Predicted = population.Predicted,
            Failed = population.Failed,
            Minimum = any ? sorted[0] : null,
            Maximum = any ? sorted[^1] : null,
            Mean = any ? MeanBootstrap.Of(sorted, BootstrapSeed).OfShares() : null,
            LowerQuartile = any ? QuantileInterval.Of(sorted, 0.25) : null,
            Median = any ? QuantileInterval.Of(sorted, 0.5) : null,
            UpperQuartile = any ? QuantileInterval.Of(sorted, 0.75) : null,
            Shares = any ? SharesOf(population, errors ?? RoundErrors.Within(sorted[0], sorted[^1])) : [],
        };
    }

    private static ImmutableArray<ErrorShare> SharesOf(Population population, IEnumerable<double> errors)
    {
        var distribution = population.Distribution;
        return [.. errors.Order().Select(error =>
        {
            var below = distribution.CountBelow(error);
            return new ErrorShare(error, new Estimate((double)below / population.Count, ProportionInterval.ClopperPearson(below, population.Count)));
        })];
    }
}

using System.Runtime.ExceptionServices;

namespace Explorer.Analysis.Prediction;

/// <summary>The networks of least predicted error among many that a space gives.</summary>
/// <param name="Best">The best, best first, none twice.</param>
/// <param name="Candidates">Networks ranked.</param>
/// <param name="Attempts">Networks drawn for them, those outside the complexity window among them.</param>
/// <param name="Quartiles">Least predicted error of all, lower quartile, median, upper quartile.</param>
public sealed record CandidateRanking(ImmutableArray<PredictedNetwork> Best, int Candidates, long Attempts, ImmutableArray<double> Quartiles)
{
    private const int BlockSize = 4096;

    /// <summary>How many were asked for; <see cref="Best"/> has fewer where the draws gave no more different ones.</summary>
    public required int Wanted { get; init; }

    /// <summary>Learns from a population, and ranks networks that were not trained.</summary>
    /// <param name="population">The population.</param>
    /// <param name="trials">The trials whose networks are left out.</param>
    /// <param name="space">The space to draw from.</param>
    /// <param name="count">Candidates to draw, at least 1.</param>
    /// <param name="top">Networks to keep, at least 1.</param>
    /// <param name="seed">Seed of fit and draws.</param>
    /// <param name="origin">The space's file, for messages.</param>
    /// <exception cref="InvalidInputException">The space gives too few networks inside its complexity window.</exception>
    public static CandidateRanking Of(Population population, IEnumerable<TrialRecord> trials, DesignSpace space, int count, int top, ulong seed, string origin) => Of(
        ErrorPredictor.Fit(population, withProxies: false, seed), space, count, top, trials.Select(trial => trial.Hash).ToHashSet(StringComparer.Ordinal), seed, origin);

    /// <summary>Draws candidates, predicts all and keeps the best. The same arguments give the same list, whatever the number of cores.</summary>
    /// <param name="predictor">A predictor without proxies.</param>
    /// <param name="space">The space to draw from, its complexity window included; of a list, every network is a candidate.</param>
    /// <param name="count">Candidates to draw, at least 1.</param>
    /// <param name="top">Networks to keep, at least 1.</param>
    /// <param name="trained">Hashes of networks to leave out.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="origin">The space's file, for messages.</param>
    /// <exception cref="InvalidInputException">The space gives too few networks inside its complexity window.</exception>
    public static CandidateRanking Of(ErrorPredictor predictor, DesignSpace space, int count, int top, IReadOnlySet<string> trained, ulong seed, string origin)
    {
        var scorer = new CandidateScorer(predictor);
        var sources = CandidateSource.Of(space, count, BlockSize, seed, origin);
        var blocks = new CandidateBlock[sources.Count];
        try
        {
            Parallel.For(0, blocks.Length, i => blocks[i] = scorer.Score(sources[i](), top + trained.Count));
        }
        catch (AggregateException error) when (error.InnerExceptions.OfType<InvalidInputException>().FirstOrDefault() is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        var means = blocks.SelectMany(block => block.Means).ToArray();
        Array.Sort(means);
        var best = new List<PredictedNetwork>(top);
        var seen = new HashSet<string>(trained, StringComparer.Ordinal);
        foreach (var (_, network) in blocks.SelectMany(block => block.Best).OrderBy(candidate => candidate.Mean))
        {
            var hash = network.Config is { } config ? ModelConfigJson.Hash(config) : ParameterValue.HashOf(network.Parameters!.Value);
            var isNew = seen.Add(hash) & (network.Config is null or AnyNetConfig || !network.Config.IsAnyNet() || seen.Add(ModelConfigJson.Hash(network.Config.ToAnyNet())));
            if (isNew)
                best.Add(new PredictedNetwork(network.Config, hash, network.Complexity, predictor.Predict(network)) { Parameters = network.Parameters });

            if (best.Count == top)
                break;
        }

        return new CandidateRanking(
            [.. best], means.Length, blocks.Sum(block => block.Attempts), [.. new[] { 0, 0.25, 0.5, 0.75 }.Select(share => LogitScale.Error(means[(int)(share * (means.Length - 1))]))]) { Wanted = top };
    }
}

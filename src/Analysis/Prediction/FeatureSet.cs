namespace Explorer.Analysis.Prediction;

/// <summary>The features that differ among some networks, each scaled to mean 0 and deviation 1 over them.</summary>
public sealed class FeatureSet
{
    private const double LeastDeviation = 1e-9;

    private readonly double[] _means;
    private readonly double[] _deviations;

    private FeatureSet(ImmutableArray<NetworkFeature> features, double[] means, double[] deviations) =>
        (Features, _means, _deviations) = (features, means, deviations);

    /// <summary>The features, d of them.</summary>
    public ImmutableArray<NetworkFeature> Features { get; }

    /// <summary>The features that differ among the networks.</summary>
    /// <param name="networks">The networks trained on.</param>
    /// <param name="withProxies">Whether zero-cost proxies count, those that any of the networks has.</param>
    public static FeatureSet Of(IReadOnlyList<NetworkTraits> networks, bool withProxies)
    {
        var stages = networks.Count > 0 ? networks.Max(network => network.Shape?.Stages.Count ?? 0) : 0;
        var proxies = networks.SelectMany(network => network.Proxies).Where(_ => withProxies).Select(score => score.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var features = ImmutableArray.CreateBuilder<NetworkFeature>();
        var (means, deviations, seen) = (new List<double>(), new List<double>(), new List<double[]>());
        var own = networks.Any(network => network.Parameters is not null) ? FeatureCatalog.OfParameters(networks) : FeatureCatalog.OfConfigs(stages).Concat(FeatureCatalog.OfTraining(networks));
        foreach (var feature in own.Concat(proxies.Select(FeatureCatalog.OfProxy)))
        {
            var known = networks.Select(feature.Of).OfType<double>().ToArray();
            var mean = known.Length > 0 ? known.Average() : 0;
            var deviation = known.Length > 0 ? Math.Sqrt(known.Average(value => (value - mean) * (value - mean))) : 0;
            double[] column = [.. networks.Select(network => feature.Of(network) ?? mean)];

            // A parameter that all stages share would count once a stage.
            if (deviation <= LeastDeviation || seen.Exists(other => column.AsSpan().SequenceEqual(other)))
                continue;

            seen.Add(column);
            features.Add(feature);
            means.Add(mean);
            deviations.Add(deviation);
        }

        return new FeatureSet(features.ToImmutable(), [.. means], [.. deviations]);
    }

    /// <summary>Writes a network's scaled features. One that it lacks, or whose proxy is NaN or infinite, is the mean, 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="target">Room for d numbers.</param>
    public void Write(NetworkTraits network, Span<double> target)
    {
        for (var i = 0; i < Features.Length; i++)
        {
            target[i] = Features[i].Of(network) is { } value ? (value - _means[i]) / _deviations[i] : 0;
        }
    }

    /// <summary>A network's scaled features.</summary>
    public double[] Row(NetworkTraits network)
    {
        var row = new double[Features.Length];
        Write(network, row);
        return row;
    }
}

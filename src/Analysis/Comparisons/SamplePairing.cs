namespace Explorer.Analysis.Comparisons;

/// <summary>Makes comparable samples of populations: whole, or in bins of like complexity that all of them fill.</summary>
internal sealed class SamplePairing
{
    private readonly ComplexityBins? _bins;
    private readonly Dictionary<string, (ComparisonSample Sample, int Outside)> _samples = new(StringComparer.Ordinal);

    /// <exception cref="InvalidInputException">A bin of a population is empty, so its normalised EDF is undefined, or the ranges do not meet.</exception>
    public SamplePairing(IReadOnlyList<NamedPopulation> populations, ComplexityMatching? matching)
    {
        var networks = populations.Select(named => (named.Name, Networks: ComparedNetwork.Of(named.Population))).ToList();
        if (matching is null)
        {
            networks.ForEach(item => _samples.Add(item.Name, (ComparisonSample.Of(item.Networks.Select(network => network.Error)), 0)));
            return;
        }

        _bins = ComplexityBins.Over([.. populations.Select(named => named.Population)], matching);
        var problems = new List<Problem>();
        foreach (var (name, all) in networks)
        {
            var inside = all.Select(network => (network.Error, Bin: _bins.IndexOf(network.Member))).Where(item => item.Bin >= 0).ToList();
            var empty = Enumerable.Range(0, _bins.Count).Except(inside.Select(item => item.Bin)).ToList();
            problems.AddRange(empty.Select(bin => new Problem(name, $"has no network with {_bins.Words(bin)}, so its normalised EDF is undefined; use fewer bins, or a range that it fills")));
            if (empty.Count == 0)
                _samples.Add(name, (ComparisonSample.Of(inside, _bins.Count), all.Count - inside.Count));
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException($"{_bins.Count} bins of {_bins.Measure.Label}", problems);
        }
    }

    public ComparisonSample this[string name] => _samples[name].Sample;

    public MatchedBins? Bins(string nameA, string nameB) => _bins is null ? null : new MatchedBins(
        _bins.Measure.Label,
        _bins.Low,
        _bins.High,
        [.. _samples[nameA].Sample.Members.Select(bin => bin.Length)],
        [.. _samples[nameB].Sample.Members.Select(bin => bin.Length)],
        _samples[nameA].Outside,
        _samples[nameB].Outside);
}

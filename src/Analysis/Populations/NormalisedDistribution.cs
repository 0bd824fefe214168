namespace Explorer.Analysis.Populations;

/// <summary>
/// The normalised EDF: K equal bins over a range of complexity, every network of bin i with weight 1/(K·n_i), so that populations of
/// unlike complexity can be compared (Radosavovic et al., On Network Design Spaces for Visual Recognition, 2019, section 3.3).
/// Undefined where a bin is empty.
/// </summary>
public sealed record NormalisedDistribution
{
    /// <summary>The bins, by complexity.</summary>
    public required ImmutableArray<ComplexityBin> Bins { get; init; }

    /// <summary>Where F rises: error and the weight of the networks with that error or less; empty where a bin is.</summary>
    public required ImmutableArray<(double Error, double Share)> Steps { get; init; }

    /// <summary>Networks outside the range, or without the measure; left out.</summary>
    public required int Outside { get; init; }

    /// <summary>The bins without a network: while there is one, the normalised EDF is undefined.</summary>
    public IEnumerable<ComplexityBin> EmptyBins => Bins.Where(bin => bin.Count == 0);

    /// <summary>Whether every bin has a network.</summary>
    public bool IsDefined => !EmptyBins.Any();

    /// <summary>The normalised EDF of a population.</summary>
    /// <param name="population">Any population.</param>
    /// <param name="measure">Complexity: FLOPs, parameters or activations.</param>
    /// <param name="bins">K, at least 1.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range, included; above the lower.</param>
    public static NormalisedDistribution Of(Population population, NetworkMeasure measure, int bins, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        int[] places = [.. population.Members.Select(member => ComplexityBin.IndexOf(measure.Of(member), bins, low, high))];
        var counts = new int[bins];
        foreach (var place in places.Where(place => place >= 0))
            counts[place]++;

        return new NormalisedDistribution
        {
            Bins = [.. counts.Select((count, i) => new ComplexityBin(ComplexityBin.Edge(i, bins, low, high), ComplexityBin.Edge(i + 1, bins, low, high), count))],
            Steps = counts.Contains(0) ? [] : StepsOf(population, places, counts),
            Outside = places.Count(place => place < 0),
        };
    }

    private static ImmutableArray<(double Error, double Share)> StepsOf(Population population, int[] places, int[] counts)
    {
        var steps = new List<(double Error, double Share)>();
        var share = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
                continue;

            share += 1.0 / ((double)counts.Length * counts[places[i]]);
            var error = population.Members[i].Error;
            if (steps.Count > 0 && steps[^1].Error == error)
            {
                steps[^1] = (error, share);
            }
            else
            {
                steps.Add((error, share));
            }
        }

        return [.. steps];
    }
}

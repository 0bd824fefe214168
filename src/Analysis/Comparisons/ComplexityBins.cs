namespace Explorer.Analysis.Comparisons;

/// <summary>K bins of equal size over a range of a measure, both ends included.</summary>
internal sealed record ComplexityBins(NetworkMeasure Measure, int Count, double Low, double High)
{
    /// <summary>The bins over the range that is given, or else over the one that all populations reach.</summary>
    /// <exception cref="InvalidInputException">The range is empty.</exception>
    public static ComplexityBins Over(IReadOnlyList<Population> populations, ComplexityMatching matching)
    {
        if (matching.Bins < 1)
        {
            throw new ArgumentException($"{matching.Bins} bins, expected at least one", nameof(matching));
        }

        var values = populations.Select(population => population.Members.Select(matching.Measure.Of).OfType<double>().DefaultIfEmpty(double.NaN)).ToList();
        var low = matching.Low ?? values.Max(of => of.Min());
        var high = matching.High ?? values.Min(of => of.Max());
        return low < high
            ? new ComplexityBins(matching.Measure, matching.Bins, low, high)
            : throw new InvalidInputException(matching.Measure.Label, $"found a range from {Whole(low)} to {Whole(high)}, expected one that all populations reach; compare spaces of like complexity");
    }

    /// <summary>The bin of a member; −1 outside the range.</summary>
    public int IndexOf(PopulationMember member) => ComplexityBin.IndexOf(Measure.Of(member), Count, Low, High);

    /// <summary>A bin in words.</summary>
    public string Words(int bin) => $"{Measure.Label} from {Whole(Edge(bin))} to {Whole(Edge(bin + 1))}";

    private static string Whole(double value) => NumberText.Count((long)Math.Round(value, MidpointRounding.AwayFromZero));

    private double Edge(int bin) => ComplexityBin.Edge(bin, Count, Low, High);
}

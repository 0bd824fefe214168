namespace Explorer.Analysis.Comparisons;

/// <summary>The bins in which networks of like complexity were compared; none is empty on either side.</summary>
/// <param name="Measure">What was matched, in words.</param>
/// <param name="Low">Lower end of the range.</param>
/// <param name="High">Upper end of the range.</param>
/// <param name="CountsA">Networks of A in each bin.</param>
/// <param name="CountsB">Networks of B in each bin.</param>
/// <param name="OutsideA">Networks of A outside the range, left out.</param>
/// <param name="OutsideB">Networks of B outside the range, left out.</param>
public sealed record MatchedBins(
    string Measure, double Low, double High, ImmutableArray<int> CountsA, ImmutableArray<int> CountsB, int OutsideA, int OutsideB);

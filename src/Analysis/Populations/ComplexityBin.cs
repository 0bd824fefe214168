namespace Explorer.Analysis.Populations;

/// <summary>One of K bins of equal size over a range of complexity.</summary>
/// <param name="Low">Lower end, included.</param>
/// <param name="High">Upper end; included in the last bin alone.</param>
/// <param name="Count">n_i: networks in it.</param>
public sealed record ComplexityBin(double Low, double High, int Count)
{
    /// <summary>The lower end of a bin, counted from 0.</summary>
    internal static double Edge(int bin, int bins, double low, double high) => low + ((high - low) * bin / bins);

    /// <summary>The bin of a value, from 0; −1 outside the range or without a value.</summary>
    internal static int IndexOf(double? value, int bins, double low, double high) => value >= low && value <= high
        ? Math.Min(bins - 1, (int)((value.Value - low) / (high - low) * bins))
        : -1;
}

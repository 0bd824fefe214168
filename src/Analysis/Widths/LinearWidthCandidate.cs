namespace Explorer.Analysis.Widths;

/// <summary>Neighbouring slopes of one w_0 and w_m that quantise alike.</summary>
/// <param name="WidthIndex">Index of w_0 in the grid.</param>
/// <param name="MultiplierIndex">Index of w_m in the grid.</param>
/// <param name="Slope">The least of the slopes.</param>
/// <param name="SlopeCount">How many slopes there are.</param>
/// <param name="SquaredSum">Sum over blocks of the squared predicted log width.</param>
internal readonly record struct LinearWidthCandidate(int WidthIndex, int MultiplierIndex, int Slope, int SlopeCount, double SquaredSum);

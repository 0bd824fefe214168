namespace Explorer.Analysis.Parameters;

/// <summary>How the error goes with one parameter where another one is held within a stratum.</summary>
/// <param name="Low">Least value of the other parameter in the stratum.</param>
/// <param name="High">Its greatest value there.</param>
/// <param name="Count">Networks in the stratum.</param>
/// <param name="Correlation">Rank correlation of parameter and error there; null where undefined.</param>
/// <param name="BestValue">The parameter's value that goes with the stratum's best networks.</param>
public sealed record ConditionalEffect(double Low, double High, int Count, Estimate? Correlation, BestValue BestValue);

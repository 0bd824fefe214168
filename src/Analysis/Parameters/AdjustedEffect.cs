namespace Explorer.Analysis.Parameters;

/// <summary>What the error does along one parameter while all others in the regression stay as they are.</summary>
/// <param name="Key">The parameter.</param>
/// <param name="IsPerDoubling">Whether the slope is a doubling's; else a unit's.</param>
/// <param name="Slope">Change of the error, a fraction, a doubling or a unit.</param>
/// <param name="OverRange">Change of the error, a fraction, from the parameter's least to its greatest value.</param>
/// <param name="PValue">Of its being 0.</param>
/// <param name="AdjustedPValue">Corrected by Holm over all parameters of the regression.</param>
public sealed record AdjustedEffect(string Key, bool IsPerDoubling, Estimate Slope, Estimate OverRange, double PValue, double AdjustedPValue);

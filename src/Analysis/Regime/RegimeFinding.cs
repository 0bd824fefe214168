namespace Explorer.Analysis.Regime;

/// <summary>Something that speaks against a regime.</summary>
/// <param name="Sign">What.</param>
/// <param name="PValue">p of its being by chance, corrected (Holm) for all that was tested; null for what is no sample's.</param>
public sealed record RegimeFinding(RegimeSign Sign, double? PValue);

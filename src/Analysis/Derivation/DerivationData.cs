namespace Explorer.Analysis.Derivation;

/// <summary>What every candidate is made from.</summary>
/// <param name="Space">The space that the population was drawn from.</param>
/// <param name="Json">The space as canonical JSON.</param>
/// <param name="Population">The population.</param>
/// <param name="Errors">Its errors at equal FLOPs.</param>
/// <param name="Settings">How sure to be.</param>
internal sealed record DerivationData(SampledSpace Space, SpacePatch Json, Population Population, AdjustedErrors Errors, DerivationSettings Settings);

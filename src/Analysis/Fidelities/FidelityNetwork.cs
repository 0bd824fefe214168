namespace Explorer.Analysis.Fidelities;

/// <summary>One network with its errors at every level of a table.</summary>
/// <param name="Trial">Its trial in the experiment whose target counts.</param>
/// <param name="IsRandom">
/// Whether it was to be trained to the target whatever its cheap errors: in a population with a scheduler, only such networks are a
/// random sample of those that have both errors of a pair.
/// </param>
/// <param name="Readings">By level; null where it did not get there. A network that diverged counts with the same error at all later levels.</param>
public sealed record FidelityNetwork(TrialRecord Trial, bool IsRandom, ImmutableArray<FidelityReading?> Readings);

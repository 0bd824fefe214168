namespace Explorer.Analysis.Derivation;

/// <summary>One change to a space that its population speaks for.</summary>
/// <param name="Path">The member of the experiment file, such as <c>$.space.nonDecreasing</c>.</param>
/// <param name="Before">Its value as JSON before; null where there was none.</param>
/// <param name="After">Its value as JSON now; null where it is taken out.</param>
/// <param name="Evidence">What speaks for it.</param>
/// <param name="Refutation">The test that would refute it, in words.</param>
public sealed record DerivedChange(string Path, string? Before, string? After, DerivationEvidence Evidence, string Refutation);

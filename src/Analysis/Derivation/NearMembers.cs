namespace Explorer.Analysis.Derivation;

/// <summary>
/// Networks that come near to a narrower space without being of it: a hint where its true members are too few, never a reason to propose.
/// </summary>
/// <param name="Words">What makes them near, such as <c>widths that fall once</c>.</param>
/// <param name="Count">How many they are; true members are not among them.</param>
/// <param name="Effect">Their mean error less that of the networks further away, at equal FLOPs, a fraction; null where too few are.</param>
public sealed record NearMembers(string Words, int Count, Estimate? Effect);

namespace Explorer.Experiments.Studies;

/// <summary>What the networks of one member of a family may cost.</summary>
/// <param name="Name">Name of the member, safe as a part of a file name, such as <c>2mf</c>.</param>
/// <param name="Window">The bounds.</param>
public sealed record FamilyBudget(string Name, ComplexityWindow Window);

namespace Explorer.Analysis.Studies;

/// <summary>What of a step's population earlier steps trained, whose samples its space has a part of.</summary>
/// <param name="Count">Networks taken from them.</param>
/// <param name="Share">Share of the space that it is judged against which is the step's own.</param>
public sealed record SharedSample(int Count, double Share);

namespace Explorer.Reporting.Html;

/// <summary>The error of every point at one level of fidelity, in the points' order; null where it did not get there.</summary>
internal sealed record ChartLevel(int Level, string Label, IReadOnlyList<double?> Values);

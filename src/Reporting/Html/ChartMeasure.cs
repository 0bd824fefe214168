namespace Explorer.Reporting.Html;

/// <summary>One measure of every point, in the points' order.</summary>
internal sealed record ChartMeasure(string Key, string Label, IReadOnlyList<double?> Values);

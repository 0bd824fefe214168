namespace Explorer.Reporting.Html;

/// <summary>One trial's errors after each epoch; null where not finite.</summary>
internal sealed record ChartCurve(int Index, bool Diverged, IReadOnlyList<double?> Train, IReadOnlyList<double?> Validation);

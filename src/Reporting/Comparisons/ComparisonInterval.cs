namespace Explorer.Reporting.Comparisons;

/// <summary>One pair's mean difference on a comparison's page.</summary>
internal sealed record ComparisonInterval(string Label, double Value, double? Lower, double? Upper, string Verdict);

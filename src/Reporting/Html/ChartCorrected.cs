namespace Explorer.Reporting.Html;

/// <summary>A point of the corrected distribution.</summary>
internal sealed record ChartCorrected(double Error, double Share, double? Lower, double? Upper);

namespace Explorer.Reporting.Html;

/// <summary>The band above one error; without one, below the first.</summary>
internal sealed record ChartBand(double? Error, double Lower, double Upper);

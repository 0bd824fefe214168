namespace Explorer.Reporting.Html;

/// <summary>One trial on the charts.</summary>
internal sealed record ChartPoint(int Index, double Error, bool Diverged, int Rank, string Percent, string Cost, string Stages);

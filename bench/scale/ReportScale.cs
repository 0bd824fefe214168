using Explorer.Reporting;

namespace Explorer.Scale;

/// <summary>The report of a large population.</summary>
internal static class ReportScale
{
    public static void Measure(MeasureTable table, IReadOnlyList<TrialRecord> trials, string folder)
    {
        var input = new ReportInput
        {
            Name = SyntheticTrials.Name,
            Definition = SyntheticTrials.Experiment.Definition,
            Planned = trials.Count,
            Trials = trials,
            GeneratedAt = DateTimeOffset.UnixEpoch,
            CodeVersion = "synthetic",
        };
        var files = table.Time("trials reported as HTML and CSV", trials.Count, () => ReportWriter.Write(input, folder));
        table.Fact("size of the report's page", FormattableString.Invariant($"{new FileInfo(files[0]).Length / 1048576.0:F2} MiB"));
    }
}

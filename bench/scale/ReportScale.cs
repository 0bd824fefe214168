using Explorer.Analysis.Runs;
using Explorer.Documents.Pages;

namespace Explorer.Scale;

/// <summary>The report of a large population.</summary>
internal static class ReportScale
{
    public static void Measure(MeasureTable table, IReadOnlyList<TrialRecord> trials, string folder)
    {
        var input = new RunInput
        {
            Name = SyntheticTrials.Name,
            Definition = SyntheticTrials.Experiment.Definition,
            Planned = trials.Count,
            Trials = trials,
        };
        var files = table.Time("trials reported as HTML and CSV", trials.Count, () => DocumentPage.Write(RunDocument.Of(RunReport.Of(input)), new PageFrame("", "synthetic", DateTimeOffset.UnixEpoch), "report.html", folder));
        table.Fact("size of the report's page", FormattableString.Invariant($"{new FileInfo(files[0]).Length / 1048576.0:F2} MiB"));
    }
}

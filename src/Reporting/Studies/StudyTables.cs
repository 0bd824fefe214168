using Explorer.Reporting.Csv;

namespace Explorer.Reporting.Studies;

/// <summary>The numbers of a study's report as CSV.</summary>
internal static class StudyTables
{
    public static CsvTable Spaces(StudyReportInput input)
    {
        var table = new CsvTable(
            "experiment", "constraint", "size", "dimensions", "acceptance", "networks", "planned", "diverged", "minimum", "mean", "mean_low", "mean_high", "median",
            "against", "mean_difference", "difference_low", "difference_high", "area_difference", "p_value", "ks", "ks_p_value", "verdict");
        foreach (var step in input.Steps)
        {
            var summary = PopulationSummary.Of(step.Population);
            var c = step.Comparison;
            table.Row(
                step.Step.Experiment.Name, step.Step.Constraint, step.Space.Size?.ToString(CultureInfo.InvariantCulture), step.Space.Dimensions, step.Space.Acceptance,
                summary.Count, step.Planned, summary.Diverged, summary.Minimum, summary.Mean?.Value, summary.Mean?.Interval?.Lower, summary.Mean?.Interval?.Upper, summary.Median?.Value,
                c?.NameA, c?.MeanDifference.Value, c?.MeanDifference.Interval?.Lower, c?.MeanDifference.Interval?.Upper, c?.AreaDifference.Value, c?.PValue,
                c?.KolmogorovSmirnov.Distance, c?.KolmogorovSmirnov.PValue, c?.Verdict.ToString());
        }

        return table;
    }
}

using Explorer.Analysis.Fidelities;
using Explorer.Reporting.Csv;

namespace Explorer.Reporting.Fidelities;

/// <summary>The numbers of fidelities and of the corrected distribution as tables.</summary>
internal static class FidelityTables
{
    /// <summary>File name and content of each table that this population has.</summary>
    public static IEnumerable<(string File, CsvTable Table)> Of(ReportFigures figures)
    {
        if (figures.Correction?.Distribution is { } distribution)
        {
            yield return ("corrected.csv", Corrected(distribution));
        }

        if (figures.Fidelities is { } report)
        {
            yield return ("fidelities.csv", Agreements(report));
            yield return ("levels.csv", Errors(report.Table));
        }
    }

    private static CsvTable Corrected(CorrectedDistribution distribution)
    {
        var table = new CsvTable("error", "share", "lower", "upper");
        foreach (var point in distribution.Curve)
        {
            table.Row(point.Error, point.Share.Value, point.Share.Interval?.Lower, point.Share.Interval?.Upper);
        }

        return table;
    }

    private static CsvTable Agreements(FidelityReport report)
    {
        string[] numbers = ["tau", "rho", "top_tenth", "top_quarter", "regret"];
        var table = new CsvTable(["cheap", "dear", "networks_among", "n", "work_share", "time_share", .. numbers.SelectMany(name => new[] { name, $"{name}_lower", $"{name}_upper" })]);
        foreach (var pair in report.Agreements)
        {
            Row("all", pair.Whole);
            if (pair.BestQuarter is { } best)
            {
                Row("best quarter", best);
            }

            void Row(string among, RankAgreement agreement) => table.Row(
                [pair.Cheap.Label, pair.Dear.Label, among, agreement.Count, pair.WorkShare, pair.TimeShare, .. new[] { agreement.KendallTau, agreement.Spearman, agreement.TopTenth, agreement.TopQuarter, agreement.Regret }.SelectMany(Cells)]);
        }

        return table;
    }

    private static CsvTable Errors(FidelityTable errors)
    {
        var table = new CsvTable(["index", "random", .. errors.Levels.Select(level => level.Label)]);
        foreach (var network in errors.Networks)
        {
            table.Row([network.Trial.Index, network.IsRandom ? "yes" : "no", .. network.Readings.Select(reading => (object?)reading?.Error)]);
        }

        return table;
    }

    private static IEnumerable<object?> Cells(Estimate estimate) => [estimate.Value, estimate.Interval?.Lower, estimate.Interval?.Upper];
}

using Explorer.Analysis.Prediction;

namespace Explorer.Prediction;

/// <summary>How well a population can be predicted: tables, or lines of JSON.</summary>
internal static class PredictionOutput
{
    private const int Shown = 8;

    public static void Write(TextWriter output, string experiment, PredictorReport report, bool json)
    {
        if (json)
        {
            report.Qualities.ToList().ForEach(quality => WriteJson(output, quality, withProxies: false));
            foreach (var importance in report.Importances)
            {
                JsonLines.Write(output, new { kind = "importance", feature = importance.Key, lost = importance.Lost.Value, interval = Ends(importance.Lost) });
            }

            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{experiment}: {report.Process.Trials} trials, {report.Process.Features} features; every network predicted by models that never saw it (seed {report.Seed})"));
        var table = Table();
        Add(table, "Gaussian process", report.Process);
        Add(table, "linear ridge", report.Ridge);
        table.Write(output);
        foreach (var warning in PredictionWarnings.Of(report))
        {
            output.WriteLine($"warning: {warning}");
        }

        output.WriteLine();
        output.WriteLine("R2 lost where a feature's values are dealt anew among the networks (features that say the same share theirs)");
        var features = new TextTable("feature", "R2 lost", "95 %");
        foreach (var importance in report.Importances.Take(Shown))
        {
            features.Add(importance.Label, Fixed(importance.Lost.Value), Bracket(importance.Lost));
        }

        features.Write(output);
        if (report.Importances.Count > Shown)
        {
            output.WriteLine($"the first {Shown} of {report.Importances.Count}; all with --json");
        }
    }

    /// <summary>The same with proxies as features.</summary>
    public static void WriteWithProxies(TextWriter output, PredictorReport report, bool json)
    {
        if (json)
        {
            report.Qualities.ToList().ForEach(quality => WriteJson(output, quality, withProxies: true));
            return;
        }

        output.WriteLine();
        output.WriteLine($"with zero-cost proxies among {report.Process.Features} features, {report.Process.Trials} trials");
        var table = Table();
        Add(table, "Gaussian process", report.Process);
        Add(table, "linear ridge", report.Ridge);
        table.Write(output);
    }

    /// <summary>Two decimals.</summary>
    public static string Fixed(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) is "-0.00" ? "0.00" : value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The interval of an estimate, such as <c>[0.10, 0.61]</c>.</summary>
    public static string Bracket(Estimate? estimate) => estimate?.Interval is { } interval ? $"[{Fixed(interval.Lower)}, {Fixed(interval.Upper)}]" : "-";

    /// <summary>The ends of an interval for JSON.</summary>
    public static double[]? Ends(Estimate? estimate) => estimate?.Interval is { } interval ? [interval.Lower, interval.Upper] : null;

    private static TextTable Table() => new(["model", "R2", "95 %", "tau", "95 %", "rms error", .. CoverageLevel.Levels.Select(level => $"{100 * level:0} % held")]);

    private static void Add(TextTable table, string name, PredictorQuality quality) => table.Add(
    [
        name,
        Fixed(quality.RSquared.Value),
        Bracket(quality.RSquared),
        Fixed(quality.Kendall.Value),
        Bracket(quality.Kendall),
        NumberText.Share(quality.RootMeanSquare.Value),
        .. quality.Coverage.Select(level => $"{100 * level.Observed.Value:0} %{(level.Holds ? string.Empty : " (!)")}"),
    ]);

    private static void WriteJson(TextWriter output, PredictorQuality quality, bool withProxies) => JsonLines.Write(output, new
    {
        kind = "quality",
        model = quality.Kind,
        withProxies,
        quality.Trials,
        quality.Features,
        rSquared = quality.RSquared.Value,
        rSquaredInterval = Ends(quality.RSquared),
        kendall = quality.Kendall.Value,
        kendallInterval = Ends(quality.Kendall),
        spearman = quality.Spearman.Value,
        spearmanInterval = Ends(quality.Spearman),
        rootMeanSquare = quality.RootMeanSquare.Value,
        coverage = quality.Coverage.Select(level => new { level.Nominal, observed = level.Observed.Value, interval = Ends(level.Observed), level.MeanWidth }),
    });
}

using Explorer.Analysis.Fidelities;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>How far cheaper levels rank networks as the target does. A terminal shows the advice.</summary>
internal static class FidelitiesSection
{
    public static IEnumerable<Block> Write(RunReport report) => report.Fidelities is not { } fidelities ? [] :
    [
        new Block.Section("fidelities", "Fidelities"),
        .. FidelityDocument.Agreement(fidelities).Select(block => block is Block.Paragraph { Tone: Tone.Answer } advice ? advice with { Tone = Tone.Plain } : block with { IsDetail = true }),
        .. Panels(report, fidelities),
    ];

    // The error at the target against the error at each cheaper level.
    private static IEnumerable<Block> Panels(RunReport report, FidelityReport fidelities)
    {
        var readings = fidelities.Table.Networks.ToDictionary(network => network.Trial.Index, network => network.Readings);
        var figures = fidelities.WithTarget.Select(pair => (Level: fidelities.Table.Levels.IndexOf(pair.Cheap), Pair: pair)).Select(item => MeasureFigure.WithAlike(MeasuresSection.Points(
            report,
            string.Create(CultureInfo.InvariantCulture, $"fidelity-{item.Level}"),
            new Axis($"error at {item.Pair.Cheap.Label}", "cheap_error") { Numbers = AxisNumbers.Shares },
            member => readings.GetValueOrDefault(member.Trial.Index) is { IsDefault: false } known ? known[item.Level]?.Error : null,
            $"τ = {Cell.Number(item.Pair.Whole.KendallTau)}"))).Where(figure => figure.Series.Any(series => series.X.Count > 0)).ToList();
        if (figures.Count > 0)
            yield return new Panels("levels", $"{(report.IsForeign ? "Error" : "Validation error")} at {fidelities.Table.Target.Label} against the error at a cheaper level; on the dashed line both are alike. Each point is one trial that got to both.{MeasuresSection.Thinned(report)}", figures);
    }
}

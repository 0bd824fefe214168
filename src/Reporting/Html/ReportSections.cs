using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Prediction;
using Block = Explorer.Documents.Blocks.Block;

namespace Explorer.Reporting.Html;

/// <summary>Parts of a report that are documents of their own.</summary>
internal static class ReportSections
{
    /// <summary>All of them, for the files beside the page.</summary>
    public static IReadOnlyList<Block> All(ReportFigures figures) => [.. Proxies(figures), .. Predictor(figures), .. Correction(figures), .. Fidelities(figures)];

    public static IReadOnlyList<Block> Proxies(ReportFigures figures) => figures.Proxies is { } report ? [.. ProxyDocument.Blocks(report), ProxyDocument.Values(figures.Trials)] : [];

    public static IReadOnlyList<Block> Predictor(ReportFigures figures) => figures.Predictor is { } report ? PredictorDocument.Blocks(report, "all in predictor.csv") : [];

    public static IReadOnlyList<Block> Fidelities(ReportFigures figures) => figures.Fidelities is { } report ? FidelityDocument.Agreement(report) : [];

    public static IReadOnlyList<Block> Correction(ReportFigures figures) =>
        figures.Correction is { } correction ? CorrectionDocument.Blocks(correction, figures.Summary, figures.Errors.Decimals) : [];
}

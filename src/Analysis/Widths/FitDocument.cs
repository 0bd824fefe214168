using Explorer.Analysis.Regime;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Widths;

/// <summary>Width lines and complexity laws in sentences, tables and a figure.</summary>
public static class FitDocument
{
    // An exponent says nothing where FLOPs span less.
    private const double NarrowRange = 2;

    private static readonly Column[] LineColumns =
        [new("w0", "initial_width"), new("wa", "slope"), new("wm", "multiplier"), new("e_fit", "fit_error"), new("ties", "ties")];

    /// <summary>The document.</summary>
    public static Document Of(FitReport report) => new("Linear widths",
    [
        .. RegimeDocument.Warnings(report.Regimes),
        .. report.Models.Count > 0 ? [Models(report.Models)] : (Block[])[],
        .. report.Populations.SelectMany(item => Of(item.Experiment, item.Trend).Blocks),
        .. report.Laws is { } laws ? Laws(laws, report.Populations.Select(item => item.Experiment)) : [],
    ]);

    /// <summary>One population's part, with all its networks.</summary>
    /// <param name="experiment">Its experiment's name.</param>
    /// <param name="trend">What it says.</param>
    /// <param name="regime">The check of its trainings, to be told before; null where that is told elsewhere.</param>
    public static Document Of(string experiment, LinearWidthTrend trend, RegimeCheck? regime = null) => new(experiment,
    [
        .. regime is null ? [] : RegimeDocument.Warnings([(experiment, regime)]),
        new Block.Paragraph($"{experiment}: error and e_fit of {NumberText.Counted(trend.Networks.Length, "network")}: {Relation(trend.ErrorCorrelation)}.") { Tone = Tone.Answer },
        new Block.Paragraph("e_fit: how far a network's block widths lie from the nearest quantised line, as the mean squared log-ratio; 0 is on it.") { Tone = Tone.Note },
        .. trend.Networks.Length > 0 ? [new Block.Points([.. Points(trend)]), Figure(experiment, trend)] : (Block[])[],
        Networks(trend),
    ]);

    private static IEnumerable<string> Points(LinearWidthTrend trend)
    {
        var best = $"the best {NumberText.Count(trend.BestCount)}";
        if (trend.Networks.Count(network => network.Fit is null) is > 0 and var none)
            yield return $"{NumberText.Counted(none, "network")} without a fit: no line of the grid gives so many stages with so few blocks";
        if (trend.MeanFitErrors is { } means)
            yield return $"mean e_fit: {NumberText.Fixed(means.Best, 3)} of {best}, {NumberText.Fixed(means.Others, 3)} of the rest";
        if (trend is { InitialWidth: { } initial, Slope: { } slope })
            yield return $"line through {best}: w = {NumberText.Line(initial.Value, slope.Value, "j")} channels in block j{(initial.Interval is null ? "" : $", w0 {Cell.Number(initial, 0)}, wa {Cell.Number(slope, 1)}")}";
        if (trend.Multiplier is { } multiplier)
            yield return $"wm of {best}, median: {Cell.Number(multiplier, 1)}";
    }

    private static Table Models(IReadOnlyList<ModelWidths> models) => new(
        [new("model"), new("depths"), new("widths"), .. LineColumns],
        [.. models.Select(model => (IReadOnlyList<Cell>)[Cell.Words(model.Name), Cell.Words(StageLists.Depths(model.Shape)), Cell.Words(StageLists.Widths(model.Shape)), .. Line(model.Fit)])]);

    private static Table Networks(LinearWidthTrend trend) => new(
        [
            new("trial", "index"), new("hash", "hash") { IsDetail = true }, new("error", "error"), new("blocks", "depth") { IsDetail = true }, new("depths", "depths"), new("widths", "widths"), .. LineColumns,
        ],
        [.. trend.Networks.Select(network => (IReadOnlyList<Cell>)
        [
            Cell.Count(network.Member.Trial.Index), Cell.Words(network.Member.Trial.Hash), Cell.Share(network.Member.Error), Cell.Count(network.Member.Shape?.TotalDepth),
            Cell.Words(StageLists.Depths(network.Member.Shape)), Cell.Words(StageLists.Widths(network.Member.Shape)), .. Line(network.Fit),
        ])])
    {
        File = "fits",
        Opening = (5, "the best 5; all with --json"),
    };

    private static Cell[] Line(LinearWidthFit? fit) =>
        [Cell.Of(fit?.InitialWidth), Cell.Of(fit?.Slope), Cell.Number(fit?.Multiplier, 1), Cell.Number(fit?.FitError, 4), Cell.Count(fit?.Ties)];

    // The paper's Figure 8: block widths of the best networks with their line, and error against e_fit.
    private static Panels Figure(string experiment, LinearWidthTrend trend)
    {
        var best = trend.Networks.Where(network => !network.Member.Diverged).Take(trend.BestCount).Select(network => network.Member.Shape!);
        var line = trend is { InitialWidth: { } initial, Slope: { } slope } ? (initial.Value, slope.Value) : ((double, double)?)null;
        var widths = WidthsFigure.Of("widths", "", [.. best.Select(shape => shape.Stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth)).ToArray())], line) with { Note = experiment };
        var fitted = trend.Networks.Where(network => network.Fit is not null).ToList();
        var errors = new Figure("errors", "", new Axis("e_fit", "fit_error"), new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares },
            [new Series("networks", SeriesKind.Points, [.. fitted.Select(network => network.Fit!.FitError)], [.. fitted.Select(network => network.Member.Error)])])
        {
            Note = trend.ErrorCorrelation is { } rho ? $"Spearman’s ρ = {NumberText.Fixed(rho.Value)}, n = {NumberText.Count(fitted.Count)}" : "",
        };
        return new Panels("fits", $"{experiment}: block widths of the best networks with their line, and error against the line's fit.", fitted.Count > 0 ? [widths, errors] : [widths]);
    }

    // A correlation in words that do not claim more than its interval.
    private static string Relation(Estimate? estimate) => estimate switch
    {
        null => "cannot be told, too few networks or all alike",
        { Interval: null } => $"rank correlation {Cell.Number(estimate)}, too few networks for an interval",
        { Interval.Lower: > 0 } => $"rank correlation {Cell.Number(estimate)}, they rise together",
        { Interval.Upper: < 0 } => $"rank correlation {Cell.Number(estimate)}, one falls as the other rises",
        _ => $"rank correlation {Cell.Number(estimate)}, no relation shown",
    };

    private static IEnumerable<Block> Laws(ComplexityLaws laws, IEnumerable<string> experiments)
    {
        yield return new Block.Heading($"Complexity of the best {NumberText.Counted(laws.BestCount, "network")} of {string.Join(", ", experiments)}");
        yield return new Block.Points(
        [
            Law("activations", laws.Activations, ComplexityLaws.PaperActivations),
            Law("parameters", laws.Params, ComplexityLaws.PaperParams),
            laws.RunTime is { } time ? RunTime(time) : "run time: no trial has one that can be compared",
        ]);
        if (laws.RunTime is not { } told)
            yield break;
        yield return new Table(
            [new("run time with"), new("Pearson [95 %]"), new("Spearman [95 %]"), new("Pearson, paper")],
            [
                [Cell.Words("activations"), Cell.Number(told.ActivationsPearson), Cell.Number(told.ActivationsSpearman), Cell.Number(RunTimeLaw.PaperActivations)],
                [Cell.Words("FLOPs"), Cell.Number(told.FlopsPearson), Cell.Number(told.FlopsSpearman), Cell.Number(RunTimeLaw.PaperFlops)],
            ]);
    }

    private static string RunTime(RunTimeLaw time) =>
        $"run time of {NumberText.Counted(time.Count, "trial")} ({time.Setup}{(time.LeftOut > 0 ? $"; {NumberText.Counted(time.LeftOut, "trial")} of other setups left out" : "")}): median {NumberText.Fixed(1e6 * time.MedianSecondsPerImage, 0)} µs a training image and epoch";

    private static string Law(string what, PowerLaw? law, double paper)
    {
        if (law is null)
            return $"{what}: all have the same FLOPs, so no law can be told";
        var verdict = law.Exponent.Interval switch
        {
            null => "too few networks for an interval",
            _ when law.Range < NarrowRange => $"FLOPs span a factor of {NumberText.Fixed(law.Range, 1)} only: add experiments of other budgets",
            var interval when interval.Contains(paper) => $"agrees with the paper's {NumberText.Value(paper)}",
            var interval => $"{(interval.Lower > paper ? "steeper" : "flatter")} than the paper's {NumberText.Value(paper)}",
        };
        return $"{what} = {NumberText.Quantity(law.Coefficient.Value * Math.Pow(1e6, law.Exponent.Value))} * (FLOPs/1M)^{Cell.Number(law.Exponent)}: {verdict}";
    }
}

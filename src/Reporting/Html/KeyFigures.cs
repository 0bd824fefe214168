namespace Explorer.Reporting.Html;

/// <summary>The population's few numbers: as a strip below the result, and the shares below round errors as a table.</summary>
internal static class KeyFigures
{
    public static Markup Write(ReportFigures figures)
    {
        var summary = figures.Summary;
        var errors = figures.Errors;
        var best = figures.Population.Best(1);
        var naive = figures.Correction is null ? "" : ", naive";
        Markup[] items =
        [
            Item("Networks", NumberText.Count(summary.Count), summary.Diverged > 0 ? $"{NumberText.Count(summary.Diverged)} of them diverged" : "all completed"),
            best.Count > 0
                ? Item("Best", errors.Percent(best[0].Error), Detail(figures, best[0]) + (figures.Again is { } again ? $"; again {errors.Percent(again.Expected)}" : ""))
                : Item("Best", "–", "none completed"),
            .. figures.Correction?.Distribution is { } corrected ? [Item("Mean, corrected", errors.Percent(corrected.Mean.Value), Interval(corrected.Mean, errors))] : Array.Empty<Markup>(),
            Item("Mean" + naive, errors.Percent(summary.Mean!.Value), Interval(summary.Mean, errors)),
            Item("Median" + naive, errors.Percent(summary.Median!.Value), Interval(summary.Median, errors)),
            Item("Quartiles" + naive, $"{errors.Number(summary.LowerQuartile!.Value)} – {errors.Percent(summary.UpperQuartile!.Value)}", "the middle half"),
        ];
        return Markup.Of($"<dl class=\"figures\">{Markup.Join(items)}</dl>");
    }

    public static Markup Shares(ReportFigures figures)
    {
        var summary = figures.Summary;
        var errors = figures.Errors;
        var naive = figures.Correction is null ? "" : ", naive";
        var rows = summary.Shares.Select(share => Markup.Of(
            $"<tr><th scope=\"row\">{Trimmed(share.Error)}</th><td>{100 * share.Share.Value:0} %</td><td>{Range(share.Share.Interval!)}</td></tr>"));
        var quantiles = new[] { ("25 %", summary.LowerQuartile!), ("50 %", summary.Median!), ("75 %", summary.UpperQuartile!) }
            .Select(row => Markup.Of($"<tr><th scope=\"row\">{row.Item1}</th><td>{errors.Percent(row.Item2.Value)}</td><td>{(row.Item2.Interval is { } interval ? $"{errors.Number(interval.Lower)} – {errors.Number(interval.Upper)}" : "–")}</td></tr>"));
        var shares = summary.Shares.Length == 0
            ? Markup.Empty
            : Markup.Of($"<table class=\"plain\"><thead><tr><th scope=\"col\">Error below</th><th scope=\"col\">Networks{naive}</th><th scope=\"col\">95 % interval</th></tr></thead><tbody>{Markup.Join(rows)}</tbody></table>");
        return Markup.Of($"""
            <div class="side">
            {shares}
            <table class="plain"><thead><tr><th scope="col">Quantile{naive}</th><th scope="col">Error</th><th scope="col">95 % interval</th></tr></thead><tbody>{Markup.Join(quantiles)}</tbody></table>
            <p class="caption">Intervals: shares {ProportionInterval.Method}; quantiles by {QuantileInterval.Method}; mean by {summary.Mean!.Interval?.Method ?? $"{MeanBootstrap.Method} from {MeanBootstrap.MinimumCount} trials on"}. The best network's is of its own error, for the validation images drawn ({WilsonInterval.Method}); a sample does not show how much lower the space reaches. Again: what is to be expected of it from another seed.</p>
            </div>
            """);
    }

    /// <summary>What belongs beside the error of the best network.</summary>
    public static string Detail(ReportFigures figures, PopulationMember best) =>
        $"trial {best.Trial.Index}" + (figures.OfImages(best.Error) is { } interval ? $"; {figures.Errors.Range(interval)} by its images" : "");

    private static Markup Item(string name, string value, string detail) =>
        Markup.Of($"<div><dt>{name}</dt><dd class=\"value\">{value}</dd><dd class=\"detail\">{detail}</dd></div>");

    private static string Interval(Estimate estimate, ErrorFormat errors) =>
        estimate.Interval is { } interval ? $"95 % interval {errors.Range(interval)}" : "too few for an interval";

    private static string Range(Interval interval) => FormattableString.Invariant($"{100 * interval.Lower:0} – {100 * interval.Upper:0} %");

    private static string Trimmed(double error) => FormattableString.Invariant($"{100 * error:0.###} %");
}

using Explorer.Analysis.Prediction;

namespace Explorer.Reporting.Html;

/// <summary>How well untrained networks of the space can be predicted from these, and from what.</summary>
internal static class PredictorSection
{
    private const int Shown = 8;

    public static Markup Write(ReportFigures figures) => figures.Predictor is not { } report ? Markup.Empty : Markup.Of($"""
        <p>{Sentence(report)}</p>
        <div class="sideways"><table class="plain"><thead><tr><th scope="col">Model</th><th scope="col">R² [95 %]</th><th scope="col">τ [95 %]</th><th scope="col">Rms error</th>{Markup.Join(CoverageLevel.Levels.Select(level => Markup.Of($"<th scope=\"col\">{Percent(level)} intervals held</th>")), "")}</tr></thead><tbody>{Row("Gaussian process", report.Process)}{Row("Linear ridge", report.Ridge)}</tbody></table></div>
        <details><summary>What the prediction rests on</summary><div class="sideways"><table class="plain"><thead><tr><th scope="col">Feature</th><th scope="col">R² lost when permuted [95 %]</th></tr></thead><tbody>{Markup.Join(report.Importances.Take(Shown).Select(item => Markup.Of($"<tr><th scope=\"row\">{item.Label}</th><td>{Words(item.Lost)}</td></tr>")))}</tbody></table></div></details>
        """);

    private static string Sentence(PredictorReport report) => report.Process.RSquared switch
    {
        { Value: <= 0 } => "These trials do not tell how untrained networks of the space would do: the mean of all predicts as well.",
        { Interval: not { Lower: > 0 } } => "It is not shown that these trials tell how untrained networks of the space would do.",
        var r => $"These trials tell {Percent(r.Value)} of the variance of networks that the predictor never saw.",
    };

    private static Markup Row(string name, PredictorQuality quality) => Markup.Of(
        $"<tr><th scope=\"row\">{name}</th><td>{Words(quality.RSquared)}</td><td>{Words(quality.Kendall)}</td><td>{(100 * quality.RootMeanSquare.Value).ToString("0.0", CultureInfo.InvariantCulture)}{NumberText.Space}points</td>{Markup.Join(quality.Coverage.Select(level => Markup.Of($"<td>{Percent(level.Observed.Value)}</td>")), "")}</tr>");

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + NumberText.Space + "%";

    private static string Words(Estimate estimate) => estimate.Interval is { } interval
        ? $"{NumberText.Fixed(estimate.Value)} [{NumberText.Fixed(interval.Lower)}, {NumberText.Fixed(interval.Upper)}]"
        : NumberText.Fixed(estimate.Value);
}

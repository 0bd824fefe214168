using Explorer.Analysis.Fidelities;

namespace Explorer.Reporting.Fidelities;

/// <summary>The corrected numbers beside the naive ones.</summary>
internal static class CorrectedTable
{
    public static Markup Write(ReportFigures figures)
    {
        if (figures.Correction is not { } correction)
        {
            return Markup.Empty;
        }

        if (correction.Distribution is not { } distribution)
        {
            return Markup.Of($"<p class=\"caption\">{correction.InWords}</p>");
        }

        var (summary, errors) = (figures.Summary, figures.Errors);
        Estimate? Quantile(double share) => distribution.Quantiles.FirstOrDefault(quantile => quantile.Share == share)?.Error;
        Markup[] rows =
        [
            Row("Mean", summary.Mean, distribution.Mean, errors),
            Row("25 %", summary.LowerQuartile, Quantile(0.25), errors),
            Row("50 %", summary.Median, Quantile(0.5), errors),
            Row("75 %", summary.UpperQuartile, Quantile(0.75), errors),
        ];
        return Markup.Of($"""
            <h3>Corrected for those stopped early</h3>
            <div class="sideways"><table class="plain"><thead><tr><th scope="col"></th><th scope="col">Naive</th><th scope="col">Corrected</th><th scope="col">95 % interval</th></tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>
            <p class="caption">{correction.InWords} {Worth(correction, distribution)}Intervals: {CorrectedDistribution.Method}; the mean’s by {distribution.Mean.Interval?.Method ?? "nothing, for want of networks"}.</p>
            """);
    }

    /// <summary>Names the curves of the distribution's chart where there are two of them, or where the one is naive.</summary>
    public static Markup Key(ReportFigures figures)
    {
        if (figures.Correction is not { } correction)
        {
            return Markup.Empty;
        }

        var corrected = correction.Distribution is null ? Markup.Empty : new Markup("<span><i class=\"line corrected\"></i>corrected: the space at the target fidelity</span>");
        return Markup.Of($"<div class=\"key\"><span><i class=\"line\"></i>naive: the networks that the scheduler let finish</span>{corrected}</div>");
    }

    /// <summary>What the cheap errors were worth; empty where unknown. Ends in a space.</summary>
    public static string Worth(Correction correction, CorrectedDistribution distribution) => (distribution.WorthOfFull, correction.PaidFor) switch
    {
        ({ } worth, { } paid) => FormattableString.Invariant($"At the median it is as precise as {worth:0} random networks trained in full, at the cost of {paid:0.#}. "),
        _ => "",
    };

    private static Markup Row(string name, Estimate? naive, Estimate? corrected, ErrorFormat errors) => Markup.Of(
        $"<tr><th scope=\"row\">{name}</th><td>{(naive is null ? "–" : errors.Percent(naive.Value))}</td><td>{(corrected is null ? "–" : errors.Percent(corrected.Value))}</td><td>{(corrected?.Interval is { } interval ? $"{errors.Number(interval.Lower)} – {errors.Number(interval.Upper)}" : "–")}</td></tr>");
}

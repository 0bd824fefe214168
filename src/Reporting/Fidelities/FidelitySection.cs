using Explorer.Analysis.Fidelities;
using Explorer.Statistics.Correlations;

namespace Explorer.Reporting.Fidelities;

/// <summary>The section on fidelities: the advice, every pair's agreement, what cheaper levels cost and lose, and their errors against the target's.</summary>
internal static class FidelitySection
{
    public static Markup Write(ReportFigures figures)
    {
        if (figures.Fidelities is not { } report)
        {
            return Markup.Empty;
        }

        var pairs = report.WithTarget.ToList();
        var networks = report.Table.Comparable.Count(network => network.Readings[^1] is not null);
        var which = report.Table.IsSelected
            ? $"Compared by the {NumberText.Count(networks)} networks drawn by lot: those that the scheduler promoted are no random sample."
            : $"Compared by {NumberText.Count(networks)} networks.";
        return Markup.Of($"""
            <p>{report.Advice.InWords}</p>
            <p class="caption">{which} {Kinds(report.Table)}</p>
            <h3>Rank agreement, Kendall’s τ</h3>
            {FidelityMatrix.Write(report)}
            <p class="caption">Above the diagonal over all networks, below it among the best quarter at {report.Table.Target.Label}; with 95 % intervals ({RankCorrelation.Method}; from {KendallTau.MinimumCount} networks on).</p>
            <h3>Cheaper levels against {report.Table.Target.Label}</h3>
            {Table(pairs, figures.Errors)}
            <p class="caption">Cost: training images times multiply-adds, as a share of {report.Table.Target.Label}. Top: share of the best tenth or quarter that is in common. Regret: how much worse the network is that the cheap level ranks first.</p>
            <div class="panels" id="fidelity">{Panels(pairs, report)}</div>
            <p class="caption">Validation error at {report.Table.Target.Label} (vertical) against the error at a cheaper level. {Drawn(figures)}</p>
            """);
    }

    // In the words of this population's own levels.
    private static string Kinds(FidelityTable table)
    {
        var cheaper = table.Levels.Where(level => level != table.Target).ToList();
        var scheduled = table.RungEnds.Length > 0 ? ", as a scheduler sees it" : "";
        return string.Join(' ', new[]
        {
            cheaper.Find(level => level.IsWithinRun) is { } within ? $"“{within.Label}” is the validation error on the way through the whole run{scheduled}; a run that ends there would differ, its learning rate having fallen by then." : "",
            cheaper.Find(level => !level.IsWithinRun) is { } own ? $"“{own.Label}” is a run of its own." : "",
        }.Where(sentence => sentence.Length > 0));
    }

    private static Markup Table(IReadOnlyList<FidelityAgreement> pairs, ErrorFormat errors) => Markup.Of($"""
        <div class="sideways"><table class="plain"><thead><tr><th scope="col">Level</th><th scope="col">Cost</th><th scope="col">Time</th><th scope="col">τ [95 %]</th><th scope="col">ρ [95 %]</th><th scope="col">Top tenth</th><th scope="col">Top quarter</th><th scope="col">Regret [95 %]</th><th scope="col">n</th></tr></thead><tbody>{Markup.Join(pairs.Select(pair => Row(pair, errors)))}</tbody></table></div>
        """);

    private static Markup Row(FidelityAgreement pair, ErrorFormat errors) => Markup.Of(
        $"<tr><th scope=\"row\">{pair.Cheap.Label}</th><td>{Share(pair.WorkShare)}</td><td>{Share(pair.TimeShare)}</td><td>{Signed(pair.Whole.KendallTau)}</td><td>{Signed(pair.Whole.Spearman)}</td><td>{Share(pair.Whole.TopTenth.Value)}</td><td>{Share(pair.Whole.TopQuarter.Value)}</td><td>{Regret(pair.Whole.Regret, errors)}</td><td>{NumberText.Count(pair.Whole.Count)}</td></tr>");

    private static Markup Panels(IReadOnlyList<FidelityAgreement> pairs, FidelityReport report) => Markup.Join(pairs.Select(pair =>
    {
        var level = report.Table.Levels.IndexOf(pair.Cheap);
        return Markup.Of(
            $"""<figure class="panel"><figcaption><b>{pair.Cheap.Label}</b> <span>τ = {Signed(pair.Whole.KendallTau)}</span></figcaption><div class="plot" id="fidelity-{level}" role="img" aria-label="Error at the target against {pair.Cheap.Label}"></div></figure>""");
    }));

    private static string Drawn(ReportFigures figures) => figures.Population.Count > ReportLimits.ChartPoints
        ? $"Drawn: {NumberText.Count(ReportLimits.ChartPoints)} of the {NumberText.Count(figures.Population.Count)} trials, evenly by rank."
        : "Each point is one trial that got to both.";

    private static string Signed(Estimate estimate) => estimate.Interval is { } interval
        ? $"{NumberText.Fixed(estimate.Value)} [{NumberText.Fixed(interval.Lower)}, {NumberText.Fixed(interval.Upper)}]"
        : NumberText.Fixed(estimate.Value);

    private static string Regret(Estimate estimate, ErrorFormat errors) => estimate.Interval is { } interval
        ? $"{errors.Number(estimate.Value)} [{errors.Number(interval.Lower)}, {errors.Number(interval.Upper)}]"
        : errors.Number(estimate.Value);

    private static string Share(double? share) => share is { } value ? FormattableString.Invariant($"{100 * value:0.#} %") : "–";
}

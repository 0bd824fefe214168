namespace Explorer.Reporting.Html;

/// <summary>The frames of the learning curves: the best trials in one row, the worst in the next.</summary>
internal static class CurvePanels
{
    public static Markup Write(ReportFigures figures)
    {
        var (best, worst) = Chosen(figures);
        return Markup.Join(new[] { Row("Best", best, figures), Row("Worst", worst, figures) }.Where(row => row.Text.Length > 0));
    }

    /// <summary>The trials whose curves are shown; none twice, and none that has no epoch.</summary>
    public static (IReadOnlyList<PopulationMember> Best, IReadOnlyList<PopulationMember> Worst) Chosen(ReportFigures figures)
    {
        var trained = figures.Population.Members.Where(member => member.Trial.Rungs.Any(rung => rung.Epochs.Count > 0)).ToArray();
        var best = trained.Where(member => !member.Diverged).Take(ReportLimits.Curves).ToArray();
        var diverged = trained.Where(member => member.Diverged).Reverse().Take(ReportLimits.DivergedCurves).ToArray();
        var worst = diverged.Concat(trained.Where(member => !member.Diverged).Reverse().Take(ReportLimits.Curves - diverged.Length).Except(best)).ToArray();
        return (best, worst);
    }

    private static Markup Row(string title, IReadOnlyList<PopulationMember> members, ReportFigures figures) => members.Count == 0
        ? Markup.Empty
        : Markup.Of($"<h3>{title}</h3><div class=\"panels curves\">{Markup.Join(members.Select(member => Panel(member, figures)))}</div>");

    private static Markup Panel(PopulationMember member, ReportFigures figures) => Markup.Of(
        $"""<figure class="panel"><figcaption><b>Trial {member.Trial.Index}</b> <span>{(member.Diverged ? "diverged" : figures.Errors.Percent(member.Error))}</span></figcaption><div class="plot" id="curve-{member.Trial.Index}" role="img" aria-label="Learning curve of trial {member.Trial.Index}"></div></figure>""");
}

namespace Explorer.Reporting.Html;

/// <summary>The best networks, drawn.</summary>
internal static class NetworkList
{
    public static Markup Write(ReportFigures figures)
    {
        var best = figures.Population.Best(ReportLimits.DrawnNetworks).Where(member => member.Shape is not null).ToArray();
        var widest = best.Select(member => member.Shape!.Stages.Max(stage => stage.Width)).DefaultIfEmpty(1).Max();
        return Markup.Join(best.Select((member, i) => Item(member, i + 1, widest, figures)));
    }

    private static Markup Item(PopulationMember member, int rank, int widest, ReportFigures figures)
    {
        var cost = member.Trial.Complexity;
        var shape = member.Shape!;
        return Markup.Of($"""
            <figure class="network" data-trial="{member.Trial.Index}">
            <figcaption><b>{rank}. Trial {member.Trial.Index}</b> <span class="error">{figures.Errors.Percent(member.Error)}</span>{(figures.OfImages(member.Error) is { } interval ? $" ({figures.Errors.Range(interval)} by its images)" : "")} <span>{NumberText.Quantity(cost.Flops)} FLOPs · {NumberText.Quantity(cost.Params)} parameters · {NumberText.Quantity(cost.Activations)} activations · <i>d</i> {shape.TotalDepth} · <i>b</i> {StageLists.Ratios(shape)} · <i>g</i> {StageLists.GroupWidths(shape)}</span></figcaption>
            <div class="drawing">{NetworkDrawing.Write(shape, member.Trial.Config, widest)}</div>
            </figure>
            """);
    }
}

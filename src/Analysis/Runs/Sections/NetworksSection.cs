using Explorer.Analysis.Widths;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>The best networks, and the line through the widths of their blocks.</summary>
internal static class NetworksSection
{
    public static IEnumerable<Block> Write(RunReport report)
    {
        var best = report.Population.Best(RunLimits.BestNetworks);
        if (best.Count == 0)
            yield break;
        yield return new Block.Section("networks", $"Best {report.Noun}s");
        if (report.IsForeign)
        {
            var parameters = TableParameter.Of(report.Trials);
            yield return new Table(
                [new("trial"), new("error"), .. parameters.Select(parameter => new Column(parameter.Name))],
                [.. best.Select(member => (IReadOnlyList<Cell>)[Cell.Number(member.Trial.Index, 0), report.Error(new Estimate(member.Error, null)), .. parameters.Select(parameter => parameter.CellOf(member.Trial))])])
            {
                Trials = [.. best.Select(member => member.Trial.Index)],
            };
            yield break;
        }

        yield return new Table(
            [
                new("trial"), new("error [95 %]"), new("FLOPs"), new("params"), new("activations") { IsDetail = true }, new("depth") { IsDetail = true }, new("depths"), new("widths"),
                new("b") { IsDetail = true }, new("g") { IsDetail = true },
            ],
            [.. best.Select(member => (IReadOnlyList<Cell>)
            [
                Cell.Number(member.Trial.Index, 0), report.Error(report.OfImages(member.Error)), Cell.Quantity(member.Trial.Complexity.Flops), Cell.Quantity(member.Trial.Complexity.Params),
                Cell.Quantity(member.Trial.Complexity.Activations), Cell.Count(member.Shape?.TotalDepth), Cell.Words(StageLists.Depths(member.Shape)), Cell.Words(StageLists.Widths(member.Shape)),
                Cell.Words(StageLists.Ratios(member.Shape)), Cell.Words(StageLists.GroupWidths(member.Shape)),
            ])])
        {
            Trials = [.. best.Select(member => member.Trial.Index)],
        };
        var shapes = best.Select(member => member.Shape).OfType<NetworkShape>().ToList();
        if (shapes.Count > 0)
        {
            var line = BlockSums.Line(shapes.Select(BlockSums.Of));
            yield return WidthsFigure.Of(
                "networks",
                "Output widths of the best networks’ blocks, from the first to the last, and the line through them by least squares.",
                [.. shapes.Select(shape => shape.BlockWidths)],
                line is null ? null : (line[0], line[1]));
        }
    }
}

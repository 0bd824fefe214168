using Explorer.Experiments.LearningCurves;

namespace Explorer.Reporting.Html;

/// <summary>What the page's script draws, as JSON.</summary>
internal sealed record ChartData
{
    public required int Count { get; init; }

    public required int Diverged { get; init; }

    public required int Decimals { get; init; }

    public required IReadOnlyList<ChartPoint> Points { get; init; }

    public required IReadOnlyList<ChartBand> Band { get; init; }

    public required double? Mean { get; init; }

    public required double? Median { get; init; }

    public required IReadOnlyList<ChartMeasure> Measures { get; init; }

    public required IReadOnlyList<ChartCurve> Curves { get; init; }

    /// <summary>The corrected distribution; empty where there is none.</summary>
    public required IReadOnlyList<ChartCorrected> Corrected { get; init; }

    /// <summary>The levels below the target.</summary>
    public required IReadOnlyList<ChartLevel> Levels { get; init; }

    /// <summary>Whether the points are those that a scheduler let finish.</summary>
    public required bool Naive { get; init; }

    public static ChartData Of(ReportFigures figures)
    {
        var shown = Evenly(figures.Population.Count);
        var members = figures.Population.Members;
        var (best, worst) = CurvePanels.Chosen(figures);
        return new ChartData
        {
            Count = figures.Population.Count,
            Diverged = figures.Population.Diverged,
            Decimals = figures.Errors.Decimals,
            Points = [.. shown.Select(rank => Point(members[rank], rank + 1, figures))],
            Band = Bands(figures),
            Mean = figures.Summary.Mean?.Value,
            Median = figures.Summary.Median?.Value,
            Measures = [.. figures.Measures.Select(measure => new ChartMeasure(measure.Key, measure.Label, [.. shown.Select(rank => measure.Of(members[rank]))]))],
            Curves = [.. best.Concat(worst).Select(Curve)],
            Corrected = [.. (figures.Correction?.Distribution?.Curve ?? []).Select(point => new ChartCorrected(point.Error, point.Share.Value, point.Share.Interval?.Lower, point.Share.Interval?.Upper))],
            Levels = LevelsOf(figures, shown),
            Naive = figures.Correction is not null,
        };
    }

    private static List<ChartLevel> LevelsOf(ReportFigures figures, int[] shown)
    {
        if (figures.Fidelities is not { } report)
        {
            return [];
        }

        var rows = report.Table.Networks.ToDictionary(network => network.Trial.Index, network => network.Readings);
        return [.. report.WithTarget.Select(pair => report.Table.Levels.IndexOf(pair.Cheap)).Select(level => new ChartLevel(
            level,
            report.Table.Levels[level].Label,
            [.. shown.Select(rank => rows.TryGetValue(figures.Population.Members[rank].Trial.Index, out var readings) ? readings[level]?.Error : null)]))];
    }

    // Ranks from 0, the first and the last always among them.
    private static int[] Evenly(int count) => count <= ReportLimits.ChartPoints
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, ReportLimits.ChartPoints).Select(i => (int)((long)i * (count - 1) / (ReportLimits.ChartPoints - 1)))];

    private static ChartPoint Point(PopulationMember member, int rank, ReportFigures figures)
    {
        var cost = member.Trial.Complexity;
        var words = $"{NumberText.Quantity(cost.Flops)} FLOPs, {NumberText.Quantity(cost.Params)} parameters";
        var stages = member.Shape is null ? "" : $"depths {StageLists.Depths(member.Shape)}, widths {StageLists.Widths(member.Shape)}";
        return new ChartPoint(member.Trial.Index, member.Error, member.Diverged, rank, figures.Errors.Percent(member.Error), words, stages);
    }

    private static List<ChartBand> Bands(ReportFigures figures)
    {
        if (figures.Band is not { } band)
        {
            return [];
        }

        var steps = figures.Distribution.Steps;
        return [
            new ChartBand(null, band.Before.Lower, band.Before.Upper),
            .. Evenly(steps.Length).Select(i => new ChartBand(steps[i].Error, band.After[i].Lower, band.After[i].Upper))];
    }

    private static ChartCurve Curve(PopulationMember member)
    {
        var epochs = TrialCurve.Epochs(member.Trial);
        return new ChartCurve(
            member.Trial.Index,
            member.Trial.State == TrialState.Diverged,
            [.. epochs.Select(epoch => Finite(epoch.TrainError))],
            [.. epochs.Select(epoch => Finite(epoch.ValidationError))]);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

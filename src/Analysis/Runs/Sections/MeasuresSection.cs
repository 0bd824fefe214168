using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>The error against what is known of each network before it is trained, and the Pareto front of error and cost.</summary>
internal static class MeasuresSection
{
    private static readonly NetworkMeasure[] Large = [NetworkMeasure.Flops, NetworkMeasure.Params, NetworkMeasure.Activations];

    /// <summary>The axis of errors.</summary>
    public static Axis Error { get; } = new("validation error e", "error") { Numbers = AxisNumbers.Shares };

    /// <summary>The axis of a report's errors: of a table, with the scale where they are no fractions.</summary>
    public static Axis ErrorOf(RunReport report) => !report.IsForeign ? Error : Error with { Title = report.Input.Metric is { IsFraction: false } metric ? $"error e ({metric})" : "error e" };

    public static IEnumerable<Block> Write(RunReport report)
    {
        if (report.Population.Count == 0)
            yield break;
        var members = report.Population.Members;
        var correlations = report.Population.Count < RankCorrelation.MinimumCount ? $"none below {RankCorrelation.MinimumCount} trials" : RankCorrelation.Method;
        yield return new Block.Section("measures", report.IsForeign ? "Error and parameters" : "Error and size") { IsDetail = true };
        yield return new Panels(
            "scatter",
            $"{(report.IsForeign ? "Error against each parameter" : "Validation error against what is known before training")}; logarithmic where values span more than a factor of eight. A cross is a diverged trial. ρ is Spearman’s rank correlation with its {NumberText.Level(Interval.DefaultConfidence)} interval ({correlations}); it describes this sample and is no proof of a cause.{Thinned(report)}",
            [.. report.Measures.Select((item, place) => Points(
                report, report.IsForeign ? FormattableString.Invariant($"scatter-{place + 1}") : "scatter-" + item.Measure.Key, new Axis(item.Measure.Label, item.Measure.Key) { Numbers = Large.Contains(item.Measure) ? AxisNumbers.Quantities : AxisNumbers.Plain },
                item.Measure.Of, item.Correlation is null ? "" : $"ρ = {Cell.Number(item.Correlation)}"))]);
        var shown = Shown(report).Where(rank => !members[rank].Diverged).ToList();
        if (shown.Count > 1 && !report.IsForeign)
        {
            yield return FrontFigure.Of(
                "front",
                $"Error and cost: on the Pareto front are the networks that no other beats in both. It is of this sample, whose luck it shares.{Thinned(report)}",
                new Axis("FLOPs, multiply-adds of one image", "flops") { Numbers = AxisNumbers.Quantities },
                Error,
                [.. shown.Select(rank => (shown.Count <= FrontFigure.MostNames ? $"trial {members[rank].Trial.Index}" : Words(report, rank), (double)members[rank].Trial.Complexity.Flops, new Estimate(members[rank].Error, null)))],
                [.. shown.Select(rank => members[rank].Trial.Index)]);
        }
    }

    /// <summary>Errors against a measure, of the members shown.</summary>
    public static Figure Points(RunReport report, string key, Axis axis, Func<PopulationMember, double?> measure, string note)
    {
        var members = report.Population.Members;
        return MeasureFigure.Of(
            axis, ErrorOf(report), [.. Shown(report).Where(rank => measure(members[rank]) is { } value && double.IsFinite(value)).Select(rank => (measure(members[rank])!.Value, members[rank].Error, members[rank].Diverged, members[rank].Trial.Index, Words(report, rank)))], note) with { Key = key };
    }

    /// <summary>A network in a few words.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rank">Its rank by error, from 0.</param>
    public static string Words(RunReport report, int rank)
    {
        var member = report.Population.Members[rank];
        var head = $"Trial {member.Trial.Index}{(member.Diverged ? " (diverged)" : "")}: {report.Percent(member.Error)}, rank {NumberText.Count(rank + 1)} of {NumberText.Count(report.Population.Count)}\n";
        if (member.Trial.Planned.Parameters is { } parameters)
            return head + string.Join(", ", parameters.Select(value => $"{value.Name} {value.Word ?? (value.Value is bool flag ? flag ? "yes" : "no" : NumberText.Value(value.Number!.Value))}"));
        var (cost, shape) = (member.Trial.Complexity, member.Shape);
        return head + $"{NumberText.Quantity(cost.Flops)} FLOPs, {NumberText.Quantity(cost.Params)} parameters"
            + (shape is null ? "" : $"\ndepths {StageLists.Depths(shape)}, widths {StageLists.Widths(shape)}");
    }

    /// <summary>That a figure has not every trial; nothing where it has.</summary>
    public static string Thinned(RunReport report) => report.Population.Count > RunLimits.Points
        ? $" Drawn: {NumberText.Count(RunLimits.Points)} of the {NumberText.Count(report.Population.Count)} trials, evenly by rank; the CSV file has all."
        : "";

    private static IEnumerable<int> Shown(RunReport report) => Series.Evenly(report.Population.Count, RunLimits.Points);
}

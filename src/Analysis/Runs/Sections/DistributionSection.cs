using Explorer.Analysis.Fidelities;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>The population in a few numbers, and its distribution.</summary>
internal static class DistributionSection
{
    public static IEnumerable<Block> KeyFigures(RunReport report)
    {
        if (report.Population.Count < 2)
            yield break;
        var summary = report.Summary;
        var naive = report.Correction is null ? "" : " (naive)";
        var corrected = report.Correction?.Distribution;
        var best = report.Population.Best(1);
        yield return new Table(
            [new(""), new(report.IsForeign ? "error [95 %]" : "validation error [95 %]"), new("")],
            [
                .. best.Select(member => Row("best", report.OfImages(member.Error), $"trial {member.Trial.Index}{(report.Input.ValidationImages is null ? "" : ", by its images")}")),
                .. best.Count > 0 && report.Again is { } again ? [Row("best, again", new Estimate(again.Expected, null), "expected from another seed")] : (IReadOnlyList<Cell>[])[],
                Row("mean" + naive, summary.Mean),
                Row("median" + naive, summary.Median),
                Row("lower quartile" + naive, summary.LowerQuartile),
                Row("upper quartile" + naive, summary.UpperQuartile),
                .. corrected is null ? [] : (IReadOnlyList<Cell>[])[Row("mean, corrected", corrected.Mean), .. corrected.Quantiles.Select(quantile => Row($"{Name(quantile.Share)}, corrected", quantile.Error))],
            ]);

        IReadOnlyList<Cell> Row(string name, Estimate? error, string words = "") => [Cell.Words(name), report.Error(error), Cell.Words(words)];
    }

    public static IEnumerable<Block> Write(RunReport report)
    {
        if (report.Population.Count == 0)
            yield break;
        yield return new Block.Section("distribution", "Error distribution") { IsDetail = true };
        yield return Curve(report);
        if (report.Population.Count < 2)
            yield break;
        if (report.Summary.Shares.Length > 0)
        {
            yield return new Table(
                [new("error below"), new($"{report.Noun}s{(report.Correction is null ? "" : ", naive")} [95 %]")],
                [.. report.Summary.Shares.Select(share => (IReadOnlyList<Cell>)[Cell.Words(NumberText.Level(share.Error)), Cell.Share(share.Share, 0)])])
            {
                IsDetail = true,
            };
        }

        yield return new Block.Paragraph($"Intervals: shares {ProportionInterval.Method}; quantiles by {QuantileInterval.Method}; mean by {report.Summary.Mean!.Interval?.Method ?? $"{MeanBootstrap.Method} from {MeanBootstrap.MinimumCount} trials on"}. {(report.IsForeign ? "A sample does not show how much lower the space reaches" : $"The best network's is of its own error, for the validation images drawn ({ImageError.Method}); a sample does not show how much lower the space reaches. Again: what is to be expected of it from another seed")}.") { Tone = Tone.Note, IsDetail = true };
        if (report.Correction is { Distribution: not null } correction)
        {
            foreach (var block in CorrectionDocument.Blocks(correction, report.Summary, report.Decimals))
                yield return block with { IsDetail = true };
        }
    }

    private static string Name(double share) => share == 0.5 ? "median" : share < 0.5 ? "lower quartile" : "upper quartile";

    private static Figure Curve(RunReport report)
    {
        var (summary, members) = (report.Summary, report.Population.Members);
        var naive = report.Correction is null ? "" : "naive";
        var curve = EdfFigure.Curve(naive.Length == 0 ? "" : report.IsForeign ? "naive: the trials that were not stopped" : "naive: the networks that the scheduler let finish", report.Distribution, 0, report.Band);

        // Each step leads to the first of its trials.
        int[] ranks = [0, .. report.Distribution.Steps.Select(step => step.CountBelow)];
        curve = (curve with { Labels = [.. ranks.Select((rank, i) => i == 0 ? "" : MeasuresSection.Words(report, rank))], Trials = [.. ranks.Select(rank => members[rank].Trial.Index)] }).Thinned(RunLimits.Points);
        var corrected = report.Correction?.Distribution?.Curve is { Length: > 0 } points
            ? new Series("corrected: the space at the target fidelity", SeriesKind.Line, [.. points.Select(point => point.Error)], [.. points.Select(point => point.Share.Value)])
            {
                Colour = 1,
                IsDashed = true,
                Lower = points[0].Share.Interval is null ? null : [.. points.Select(point => point.Share.Interval?.Lower ?? point.Share.Value)],
                Upper = points[0].Share.Interval is null ? null : [.. points.Select(point => point.Share.Interval?.Upper ?? point.Share.Value)],
            }.Thinned(RunLimits.Points)
            : null;
        var figure = EdfFigure.Of("edf", "", [("", report.Distribution, 0)], withBand: false);
        string[] told =
        [
            .. report.Population.Best(1).Select(member => $"best {report.Percent(member.Error)}"),
            .. summary.Count > 1 ? [$"{naive} median {report.Percent(summary.Median!.Value)}".TrimStart(), $"mean {report.Percent(summary.Mean!.Value)}"] : (string[])[],
            .. summary.Diverged > 0 ? [$"{NumberText.Count(summary.Diverged)} diverged"] : (string[])[],
        ];
        return figure with
        {
            Caption = $"{(naive.Length == 0 ? "" : report.IsForeign ? "Naive: only the trials that were not stopped. " : "Naive: only the networks that finished, and a scheduler chose those by their early errors. ")}Share of {report.Noun}s with {(report.IsForeign ? "an" : "a validation")} error strictly below e (EDF, n = {NumberText.Count(members.Length)}). Shaded: pointwise {NumberText.Level(Interval.DefaultConfidence)} interval of the share in the whole space, exact (Clopper-Pearson); it holds at each error by itself, not for the curve as a whole.{MeasuresSection.Thinned(report)}",
            X = report.IsForeign ? MeasuresSection.ErrorOf(report) : figure.X,
            Y = report.IsForeign ? figure.Y with { Title = figure.Y.Title.Replace("network", "trial", StringComparison.Ordinal) } : corrected is null ? figure.Y : figure.Y with { Title = "share of networks below e" },
            Series = corrected is null ? [curve] : [curve, corrected],
            Note = string.Join(", ", told),
            IsSketched = members.Length > 1,
        };
    }
}

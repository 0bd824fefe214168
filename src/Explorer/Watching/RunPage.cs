using Explorer.Analysis.Runs;
using Explorer.Commands.Look;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Figures.Kinds;
using Explorer.Running.Live;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>One experiment: the run under way, the distribution so far, and the report as it stands.</summary>
internal static class RunPage
{
    // More make no finer curve on a screen.
    private const int MostSteps = 1_000;
    private const int MostCurves = 8;

    public static WatchedPage Of(WatchedExperiment experiment, WatchPlaces places, DocumentShelf shelf, TimeProvider time)
    {
        var report = shelf.Find(experiment.Path, experiment.Revision, () => ReportCommand.DocumentOf(experiment.Record with { Tags = [], Note = null }, experiment.Definition, experiment.Planned, experiment.Trials, experiment.Attempts));
        var isRunning = experiment.Live is { IsUnderWay: true };
        var isBehind = report?.Revision != experiment.Revision;
        return new WatchedPage("Experiment", experiment.Name, [experiment.Path],
        [
            new PagePart("live", $"{experiment.Revision}.{ListPage.State(experiment)}.{experiment.Live?.Run.WrittenAt.Ticks}", new Document("", [.. RunDocument.Marks(experiment.Record.Tags, experiment.Record.Note), .. Progress(experiment, places, time)])),
            new PagePart("edf", $"{experiment.Revision}.{isRunning || isBehind}", new Document("", isRunning || isBehind ? [.. Distribution(experiment)] : [])),
            new PagePart("report", report?.Revision ?? "", report?.Document ?? new Document("", [new Block.Paragraph("The report is being computed; it appears here by itself.") { Tone = Tone.Note }])),
        ])
        {
            Description = DescriptionOf(experiment),
        };
    }

    private static string DescriptionOf(WatchedExperiment experiment)
    {
        try
        {
            return experiment.Definition.Description ?? "";
        }
        catch (InvalidInputException)
        {
            return "";
        }
    }

    private static IEnumerable<Block> Progress(WatchedExperiment experiment, WatchPlaces places, TimeProvider time)
    {
        var count = $"{NumberText.Count(experiment.Trials.Count)} of {NumberText.Counted(experiment.Planned, "trial")}";
        var goOn = $"explorer run {experiment.Name}{places.Options}";
        if (experiment.Live is not { } live)
        {
            yield return new Block.Paragraph(ListPage.State(experiment) == "complete" ? $"Complete: {count}." : $"Not running: {count}. To go on: {goOn}");
            yield break;
        }

        if (!live.IsUnderWay)
        {
            if (experiment.Trials.Count < experiment.Planned)
                yield return new Block.Paragraph($"The run was killed at {NumberText.Moment(live.Run.WrittenAt)}: {count} are stored. To go on: {goOn}") { Tone = Tone.Warning };
            yield break;
        }

        var run = live.Run;
        var best = experiment.Trials.Where(trial => trial.State == TrialState.Completed).MinBy(trial => trial.Error);
        var rate = run is { Finished: > 0, Seconds: > 0 } ? $", {NumberText.Fixed(3600 * run.Finished / run.Seconds, 0)} trials/h" : "";
        yield return new Block.Paragraph(
            $"{count}{(best is null ? "" : $", best {NumberText.Share(best.Error!.Value)} (trial {best.Index})")}{rate}{(run.SecondsLeft is { } left ? $", about {NumberText.Time(left)} left" : "")}.", "Running.") { Tone = Tone.Answer };
        if (time.GetUtcNow() - run.WrittenAt > LiveFile.Patience)
            yield return new Block.Paragraph($"The run's process is there but has been silent since {NumberText.Moment(run.WrittenAt)}.") { Tone = Tone.Warning };
        if (run.Running.Count > 0)
            yield return Trials(run, time.GetUtcNow());
        if (run.Running.Any(trial => trial.Curve.Count > 0))
            yield return Curves(run, best);
    }

    private static Table Trials(LiveRun run, DateTimeOffset now)
    {
        var rungs = run.Running.Any(trial => trial.Rungs > 1);
        return new Table(
            [new("trial"), new("worker"), new("network"), new("FLOPs"), .. rungs ? [new Column("rung")] : (Column[])[], new("epoch"), new("done"), new("error"), new("images/s"), new("running for")],
            [.. run.Running.Select(trial => (IReadOnlyList<Cell>)
            [
                Cell.Words(FormattableString.Invariant($"{trial.Index}{(trial.Attempt > 1 ? $" (attempt {trial.Attempt})" : "")}")), Cell.Count(trial.Worker + 1), Cell.Words(trial.Network), Cell.Quantity(trial.Flops),
                .. rungs ? [Cell.Words($"{trial.Rung + 1} / {trial.Rungs}")] : (Cell[])[], Cell.Words($"{trial.Epoch} / {trial.Epochs}"), Cell.Share(trial.Share, 0),
                Cell.Share(trial.Curve is [.., var last] ? last.ValidationError : null), Cell.Count(trial.ImagesPerSecond > 0 ? (long)trial.ImagesPerSecond : null), Cell.Since(trial.Since, now),
            ])]) { IsFoldable = true };
    }

    private static Figure Curves(LiveRun run, TrialRecord? best)
    {
        var epochs = run.Running.Max(trial => trial.Epochs);
        var shown = run.Running.Where(trial => trial.Curve.Count > 0).Take(MostCurves);
        return new Figure(
            "live-curves",
            $"Validation error after each epoch of the trials under way{(best is null ? "" : ", and of the best one so far, in grey")}.",
            new Axis("epoch", "epoch") { IsWhole = true, Range = (0.9, epochs + 0.1) },
            new Axis("validation error", "error") { Numbers = AxisNumbers.Shares },
            [
                .. best?.Rungs is [.., { Epochs.Count: > 0 } last] ? [Line($"best so far, trial {best.Index}", last.Epochs.Select(epoch => (epoch.Epoch, epoch.ValidationError)), null)] : (Series[])[],
                .. shown.Select((trial, place) => Line(FormattableString.Invariant($"trial {trial.Index}"), trial.Curve.Select(epoch => (epoch.Epoch, epoch.ValidationError)), place)),
            ]) { Aspect = 0.35 };
    }

    private static Series Line(string name, IEnumerable<(int Epoch, double Error)> epochs, int? colour)
    {
        var points = epochs.Where(epoch => double.IsFinite(epoch.Error)).ToList();
        return new Series(name, SeriesKind.Line, [.. points.Select(point => (double)point.Epoch)], [.. points.Select(point => point.Error)]) { Colour = colour };
    }

    private static IEnumerable<Block> Distribution(WatchedExperiment experiment)
    {
        var errors = experiment.Population.Distribution;
        if (errors.Count == 0)
            yield break;
        var figure = EdfFigure.Of("live-edf", "Share of networks with a validation error strictly below e, so far (EDF). Shaded: the exact 95 % interval at each error by itself.", [("networks", errors, 0)], withBand: false);
        var curve = figure.Series[0].Thinned(MostSteps);
        var band = curve.Y.Select(share => ProportionInterval.ClopperPearson((int)Math.Round(share * errors.Count, MidpointRounding.AwayFromZero), errors.Count)).ToList();
        yield return figure with { Aspect = 0.4, Series = [curve with { Lower = [.. band.Select(interval => interval.Lower)], Upper = [.. band.Select(interval => interval.Upper)] }] };
    }
}

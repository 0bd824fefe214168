using Explorer.Documents.Blocks;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>Every experiment of the database, with boxes to tick those that are to be compared.</summary>
internal static class ListPage
{
    public static WatchedPage Of(IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places) => new("Results", places.Store, ["/"], [new PagePart("experiments", Revision(experiments), Document(experiments, places))])
    {
        Choice = experiments.Count > 1 ? ("/compare", "Compare the ticked") : null,
    };

    /// <summary>How an experiment stands, in a word or two.</summary>
    public static string State(WatchedExperiment experiment) => experiment switch
    {
        { Live.IsUnderWay: true } => "running",
        _ when experiment.Trials.Count >= experiment.Planned => "complete",
        { Live: not null } => "killed",
        { Trials.Count: 0 } => "not begun",
        _ => "stopped",
    };

    /// <summary>A moment as people read it.</summary>
    public static string At(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // Seconds of runs under way do not show here.
    private static string Revision(IReadOnlyList<WatchedExperiment> experiments) => string.Join('-', experiments.Select(experiment => $"{experiment.Revision}{State(experiment)[0]}"));

    private static Document Document(IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places) => new("", experiments.Count == 0
        ? [new Block.Paragraph($"The results database has no experiment yet. Run one: explorer run EXPERIMENT{places.Options}") { Tone = Tone.Answer }]
        :
        [
            new Block.Paragraph(Sentence(experiments)) { Tone = Tone.Answer },
            new Table(
                [.. experiments.Count > 1 ? [new Column("compare", "compare")] : (Column[])[], new("experiment", "experiment"), new("state", "state"), new("trials", "trials"), new("best", "best"), new("mean [95 %]", "mean"), new("diverged", "diverged"), new("failed", "failed"), new("begun", "begun"), new("last trial", "last"), .. IsMarked(experiments) ? [new Column("tags", "tags"), new Column("note", "note")] : (Column[])[]],
                [.. experiments.Reverse().Select(experiment => Row(experiment, experiments.Count > 1, IsMarked(experiments)))])
            {
                IsSearchable = experiments.Count > 1,
            },
        ]);

    private static string Sentence(IReadOnlyList<WatchedExperiment> experiments)
    {
        var running = experiments.Count(experiment => experiment.Live is { IsUnderWay: true });
        return $"{NumberText.Counted(experiments.Count, "experiment")} with {NumberText.Counted(experiments.Sum(experiment => experiment.Trials.Count), "finished trial")}, {(running == 0 ? "none running." : $"{NumberText.Count(running)} running.")}";
    }

    private static List<Cell> Row(WatchedExperiment experiment, bool hasChoice, bool hasMarks)
    {
        List<Cell> cells = [.. hasChoice ? [Cell.Empty with { Choice = experiment.Name }] : (Cell[])[], Cell.Words(experiment.Name) with { Link = Link(experiment.Path) }, Cell.Words(State(experiment)), Cell.Words($"{NumberText.Count(experiment.Trials.Count)} / {NumberText.Count(experiment.Planned)}")];
        try
        {
            cells.AddRange([
                Cell.Share(experiment.Population.Best(1) is [var best] ? best.Error : null), Cell.Share(experiment.Mean),
                Cell.Count(experiment.Population.Diverged), Cell.Count(experiment.Population.Failed), Cell.Words(At(experiment.Record.CreatedAt)),
                Cell.Words(experiment.Trials.Count == 0 ? "" : At(experiment.Trials.Max(trial => trial.FinishedAt))),
            ]);
        }
        catch (InvalidInputException e)
        {
            cells.AddRange([Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Words(At(experiment.Record.CreatedAt)), Cell.Words(e.Message)]);
        }

        if (hasMarks)
            cells.AddRange([Cell.Words(string.Join(", ", experiment.Record.Tags)), Cell.Words(experiment.Record.Note)]);
        return cells;
    }

    private static bool IsMarked(IReadOnlyList<WatchedExperiment> experiments) => experiments.Any(experiment => experiment.Record.Tags.Count > 0 || experiment.Record.Note is not null);

    /// <summary>A path as it stands in an address.</summary>
    public static string Link(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

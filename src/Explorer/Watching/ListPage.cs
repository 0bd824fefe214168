using Explorer.Documents.Blocks;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>Every experiment of the database, with boxes to tick those that are to be compared.</summary>
internal static class ListPage
{
    public static WatchedPage Of(IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places, DateTimeOffset now) => new(
        "Results", places.Store, ["/", WatchedResults.Minute], [new PagePart("experiments", FormattableString.Invariant($"{Revision(experiments)}.{now.ToUnixTimeSeconds() / 60}"), Document(experiments, places, now))])
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

    /// <summary>Columns of how an experiment stands; see <see cref="StandingOf"/>.</summary>
    public static IReadOnlyList<Column> Standing { get; } = [new("state", "state"), new("trials", "trials"), new("not completed", "not_completed"), new("best", "best"), new("mean [95 %]", "mean")];

    /// <summary>How an experiment stands, in cells; in words where a record of it is damaged.</summary>
    public static IEnumerable<Cell> StandingOf(WatchedExperiment experiment)
    {
        Cell[] counted = [Cell.Words(State(experiment)), Cell.Words($"{NumberText.Count(experiment.Trials.Count)} / {NumberText.Count(experiment.Planned)}")];
        try
        {
            var population = experiment.Population;
            return [.. counted, Cell.Words(NotCompleted(population)), Cell.Share(population.Best(1) is [var best] ? best.Error : null), Cell.Share(experiment.Mean)];
        }
        catch (InvalidInputException e)
        {
            return [.. counted, Cell.Words(e.Message), Cell.Empty, Cell.Empty];
        }
    }

    private static string NotCompleted(Population population)
    {
        (int Count, string Word)[] ends = [(population.Pruned, "pruned"), (population.Diverged, "diverged"), (population.Failed, "failed")];
        return string.Join(", ", ends.Where(end => end.Count > 0).Select(end => $"{NumberText.Count(end.Count)} {end.Word}"));
    }

    // Seconds of runs under way do not show here.
    private static string Revision(IReadOnlyList<WatchedExperiment> experiments) => string.Join('-', experiments.Select(experiment => $"{experiment.Revision}{State(experiment)[0]}"));

    private static Document Document(IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places, DateTimeOffset now) => new("", experiments.Count == 0
        ? [new Block.Paragraph($"The results database has no experiment yet. Run one: explorer run EXPERIMENT{places.Options}") { Tone = Tone.Answer }]
        :
        [
            new Block.Paragraph(Sentence(experiments)) { Tone = Tone.Answer },
            new Table(
                [.. experiments.Count > 1 ? [new Column("", "compare")] : (Column[])[], new("experiment", "experiment"), .. Standing, new("begun", "begun"), new("last trial", "last"), .. IsMarked(experiments) ? [new Column("tags", "tags"), new Column("note", "note")] : (Column[])[]],
                [.. experiments.Reverse().Select(experiment => Row(experiment, experiments.Count > 1, IsMarked(experiments), now))])
            {
                IsSearchable = experiments.Count > 1,
                IsFoldable = true,
            },
        ]);

    private static string Sentence(IReadOnlyList<WatchedExperiment> experiments)
    {
        var running = experiments.Count(experiment => experiment.Live is { IsUnderWay: true });
        return $"{NumberText.Counted(experiments.Count, "experiment")} with {NumberText.Counted(experiments.Sum(experiment => experiment.Trials.Count), "finished trial")}, {(running == 0 ? "none running." : $"{NumberText.Count(running)} running.")}";
    }

    private static IReadOnlyList<Cell> Row(WatchedExperiment experiment, bool hasChoice, bool hasMarks, DateTimeOffset now) =>
    [
        .. hasChoice ? [Cell.Empty with { Choice = experiment.Name }] : (Cell[])[],
        Cell.Words(experiment.Name) with { Link = Link(experiment.Path) },
        .. StandingOf(experiment),
        Cell.Ago(experiment.Record.CreatedAt, now),
        experiment.Trials.Count == 0 ? Cell.Time(null) : Cell.Ago(experiment.Trials.Max(trial => trial.FinishedAt), now),
        .. hasMarks ? [Cell.Words(string.Join(", ", experiment.Record.Tags)), Cell.Words(experiment.Record.Note)] : (Cell[])[],
    ];

    private static bool IsMarked(IReadOnlyList<WatchedExperiment> experiments) => experiments.Any(experiment => experiment.Record.Tags.Count > 0 || experiment.Record.Note is not null);

    /// <summary>A path as it stands in an address.</summary>
    public static string Link(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

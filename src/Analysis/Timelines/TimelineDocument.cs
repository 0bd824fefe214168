namespace Explorer.Analysis.Timelines;

/// <summary>A run's timeline for people: a sentence, a table of what the workers' time went into, and a figure of each worker's course.</summary>
public static class TimelineDocument
{
    // Words of the figure, what the table adds, place in the palette.
    private static readonly (TimeUse Use, string Words, string More, int? Colour)[] Uses =
    [
        (TimeUse.Training, "training steps", "", 0),
        (TimeUse.Validation, "validation", "", 5),
        (TimeUse.Loading, "loading images", "", 4),
        (TimeUse.Preparation, "preparation", ": building networks, proxies", 3),
        (TimeUse.Saving, "saving", ": weights and checkpoints", 7),
        (TimeUse.Start, "start", ": command, plan, database, worker processes", 6),
        (TimeUse.Between, "between trainings", ": storing, handing out", 1),
        (TimeUse.End, "end", ": waiting for the last training", null),
    ];

    /// <summary>The document.</summary>
    public static Document Of(RunTimeline timeline) => new($"{timeline.Experiment}: its last run", [new Block.Paragraph(Sentence(timeline)) { Tone = Tone.Answer }, Shares(timeline), Courses(timeline)]);

    /// <summary>What share trained, in one sentence.</summary>
    public static string Sentence(RunTimeline timeline) =>
        $"{timeline.Experiment}, run of {NumberText.Moment(timeline.StartedAt)}: {NumberText.Share(timeline.Trained)} of the time of {NumberText.Counted(timeline.Workers, "worker")} trained, {NumberText.Share(timeline.TrainedOrValidated)} trained or validated ({NumberText.Counted(timeline.Trainings, "training")} in {NumberText.Time(timeline.Seconds)}).";

    /// <summary>What all workers' time went into.</summary>
    public static Table Shares(RunTimeline timeline) => Table.Of(
        ["what the workers did", "seconds", "share"],
        Uses.Select(entry => (IReadOnlyList<Cell>)[Cell.Words(entry.Words + entry.More), Cell.Number(timeline.Of(entry.Use), 1), Cell.Share(timeline.Share(entry.Use))]));

    /// <summary>What each worker did, one thing after another.</summary>
    public static Figure Courses(RunTimeline timeline) => new(
        "timeline",
        $"{Sentence(timeline)} A row a worker; within a training, training steps and validations are one part each.",
        new Axis("seconds from the run's beginning", "seconds") { Range = (0, timeline.Seconds) },
        new Axis("", "worker") { Names = [.. Enumerable.Range(1, timeline.Workers).Select(worker => $"worker {NumberText.Count(worker)}")] },
        [.. Uses.Select(entry => Spans(entry.Words, entry.Colour, [.. timeline.Spans.Where(span => span.Use == entry.Use)])).Where(series => series.X.Count > 0)])
    {
        Aspect = 0.1 + (0.06 * timeline.Workers),
        SeriesKey = "what",
    };

    private static Series Spans(string name, int? colour, IReadOnlyList<TimelineSpan> spans) => new(name, SeriesKind.Spans, [.. spans.Select(span => (span.From + span.To) / 2)], [.. spans.Select(span => (double)span.Worker)])
    {
        Lower = [.. spans.Select(span => span.From)],
        Upper = [.. spans.Select(span => span.To)],
        Labels = [.. spans.Select(span => (span.Trial is { } trial ? $"trial {NumberText.Count(trial)}, " : "") + NumberText.Time(span.To - span.From))],
        Colour = colour,
    };
}

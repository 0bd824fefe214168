using Explorer.Analysis.Studies;
using Explorer.Documents.Blocks;
using Explorer.Studies;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>The studies that were run into the folder of reports, and each with its steps and its report as it stands.</summary>
internal static class StudyPages
{
    /// <summary>The address of the list.</summary>
    public const string Path = "/studies";

    /// <summary>Files that tell of studies.</summary>
    public static IEnumerable<string> Files(string output) => Directory.Exists(output) ? Directory.EnumerateDirectories(output).Select(Source).Where(File.Exists) : [];

    /// <summary>All of them.</summary>
    public static WatchedPage List(WatchPlaces places, long revision, DateTimeOffset now) => new(
        "Results", "Studies", [Path, WatchedResults.Minute], [new PagePart("studies", FormattableString.Invariant($"{revision}-{now.ToUnixTimeSeconds() / 60}"), new Document("", [Listed(places, now)]))]);

    /// <summary>One of them; null for none of that name.</summary>
    public static WatchedPage? Of(string name, IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places, DocumentShelf shelf, long revision)
    {
        // Only a name that the folder was found to have is made a path of.
        if (!Names(places).Contains(name, StringComparer.Ordinal))
            return null;
        var (folder, page, wanted) = (System.IO.Path.Combine(places.Out, name), $"{Path}/{name}", revision.ToString(CultureInfo.InvariantCulture));
        var found = shelf.Find(page, wanted, () => Document(folder, experiments, places));
        return new WatchedPage("Study of design spaces", name, [Path, page], [new PagePart("study", found?.Revision ?? "", found?.Document ?? new Document("", [new Block.Paragraph("The report is being computed; it appears here by itself.") { Tone = Tone.Note }]))]);
    }

    private static string Source(string folder) => System.IO.Path.Combine(folder, StudySource.Name);

    private static List<string> Names(WatchPlaces places) => [.. Files(places.Out).Select(file => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    private static Block Listed(WatchPlaces places, DateTimeOffset now) => Names(places) is { Count: > 0 } names
        ? new Table([new("study"), new("last run")], [.. names.Select(name => (IReadOnlyList<Cell>)[Cell.Words(name) with { Link = ListPage.Link($"{Path}/{name}") }, Cell.Ago(new DateTimeOffset(File.GetLastWriteTimeUtc(Source(System.IO.Path.Combine(places.Out, name)))), now)])]) { IsFoldable = true }
        : new Block.Paragraph($"No study was run into {places.Out} yet: explorer study STUDY{places.Options}") { Tone = Tone.Answer };

    private static Document Document(string folder, IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places)
    {
        var study = StudySource.Read(folder) ?? throw new InvalidInputException(folder, $"{StudySource.Name} cannot be read; run the study again: explorer study STUDY");
        var (source, zoo) = (new WatchedTrials(experiments), new ZooLibrary(places.Zoo));
        IEnumerable<string> steps = study.Steps.Select(step => step.Experiment.Name);
        IEnumerable<Block> report = [];
        if (steps.Any(step => source.Trials(step).Count > 0))
            (steps, report) = study.Mode == StudyMode.Auto ? Auto(study, source, zoo, folder) : (steps, StudyReports.Read(study, source, zoo).Blocks);
        return new Document(study.Name, [.. study.Description is { } description ? [new Block.Paragraph(description)] : (Block[])[], new Block.Section("steps-now", "Steps so far"), Steps([.. steps], experiments), .. report]);
    }

    private static (IEnumerable<string> Steps, IEnumerable<Block> Report) Auto(Study study, WatchedTrials source, ZooLibrary zoo, string folder)
    {
        var (document, course) = StudyReports.ReadAuto(study, source, zoo);
        IEnumerable<string> steps = [study.Steps[0].Experiment.Name, .. course.Tried.Select(tried => tried.Name)];

        // Run from another file, or by a version that proposed something else.
        if (course.Tried.FirstOrDefault(source.HasAnother) is { Name: var other })
            return (steps, [new Block.Paragraph($"{other} is in the results database with other values than this study proposes now, so it cannot be told here what was decided then; {System.IO.Path.Combine(folder, "study.html")} tells.") { Tone = Tone.Warning }]);
        return (steps,
        [
            .. course.UnderWay is not { } now ? (Block[])[] :
                [new Block.Paragraph($"From {now.From} is proposed: {now.Constraint} ({now.Evidence}). Fresh networks of it are trained as {now.Tried}.", $"Round {NumberText.Count(now.Round)} is under way.") { Tone = Tone.Answer }],
            .. document.Blocks,
        ]);
    }

    private static Table Steps(IReadOnlyList<string> names, IReadOnlyList<WatchedExperiment> experiments) => new(
        [new("step"), new("experiment"), .. ListPage.Standing],
        [.. names.Select((name, place) => experiments.FirstOrDefault(experiment => experiment.Name == name) is { } experiment
            ? (IReadOnlyList<Cell>)[Cell.Count(place + 1), Cell.Words(name) with { Link = ListPage.Link(experiment.Path) }, .. ListPage.StandingOf(experiment)]
            : [Cell.Count(place + 1), Cell.Words(name), Cell.Words("to come"), .. Enumerable.Repeat(Cell.Empty, ListPage.Standing.Count - 1)])])
    {
        IsFoldable = true,
    };

    private sealed class WatchedTrials(IReadOnlyList<WatchedExperiment> experiments) : ITrialSource
    {
        public IReadOnlyList<TrialRecord> Trials(string experiment) => Find(experiment)?.Trials ?? [];

        public int Planned(string experiment) => Find(experiment)?.Planned ?? 0;

        /// <summary>Whether there is one of that name whose networks or trainings are other ones.</summary>
        public bool HasAnother(Experiment experiment) => Find(experiment.Name) is { } found && !found.Definition.HasSameTrials(experiment) && !found.Definition.HasSameTrials(experiment.AsOfEarlierVersions());

        private WatchedExperiment? Find(string name) => experiments.FirstOrDefault(experiment => experiment.Name == name);
    }
}

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
    public static IEnumerable<string> Files(string output) => Directory.Exists(output)
        ? Directory.EnumerateDirectories(output).SelectMany(folder => ((string[])[StudySource.Name, DecisionFile.Name]).Select(name => System.IO.Path.Combine(folder, name))).Where(File.Exists)
        : [];

    /// <summary>All of them.</summary>
    public static WatchedPage List(WatchPlaces places, long revision)
    {
        var names = Names(places);
        return new WatchedPage("Results", "Studies", [Path], [new PagePart("studies", revision.ToString(CultureInfo.InvariantCulture), new Document("", names.Count == 0
            ? [new Block.Paragraph($"No study was run into {places.Out} yet: explorer study STUDY{places.Options}") { Tone = Tone.Answer }]
            : [new Table([new("study"), new("last change")], [.. names.Select(name => (IReadOnlyList<Cell>)[Cell.Words(name) with { Link = ListPage.Link($"{Path}/{name}") }, Cell.Words(ListPage.At(Files(System.IO.Path.Combine(places.Out)).Where(file => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)) == name).Max(file => new DateTimeOffset(File.GetLastWriteTimeUtc(file)))))])])]))]);
    }

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

    private static List<string> Names(WatchPlaces places) => [.. Files(places.Out).Where(file => System.IO.Path.GetFileName(file) == StudySource.Name).Select(file => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    private static Document Document(string folder, IReadOnlyList<WatchedExperiment> experiments, WatchPlaces places)
    {
        var study = StudySource.Read(folder) ?? throw new InvalidInputException(folder, $"{StudySource.Name} cannot be read; run the study again: explorer study STUDY");
        var (source, zoo, decisions) = (new WatchedTrials(experiments), new ZooLibrary(places.Zoo), DecisionFile.Read(folder));
        IEnumerable<string> tried = study.Steps.Select(step => step.Experiment.Name).Concat(decisions.Select(decision => decision.Tried).OfType<string>()).Distinct();
        Block[] steps = [new Block.Section("steps-now", "Steps so far"), Steps([.. tried], experiments)];
        var report = study.Mode == StudyMode.Auto ? StudyDocument.Decisions(decisions)
            : study.Steps.Any(step => source.Trials(step.Experiment.Name).Count > 0) ? StudyReports.Read(study, source, zoo).Blocks : [];
        return new Document(study.Name, [.. study.Description is { } description ? [new Block.Paragraph(description)] : (Block[])[], .. steps, .. report]);
    }

    private static Table Steps(IReadOnlyList<string> names, IReadOnlyList<WatchedExperiment> experiments) => new(
        [new("step"), new("experiment"), new("state"), new("trials"), new("best"), new("mean [95 %]")],
        [.. names.Select((name, place) => experiments.FirstOrDefault(experiment => experiment.Name == name) is { } experiment
            ? (IReadOnlyList<Cell>)
            [
                Cell.Count(place + 1), Cell.Words(name) with { Link = ListPage.Link(experiment.Path) }, Cell.Words(ListPage.State(experiment)), Cell.Words($"{NumberText.Count(experiment.Trials.Count)} / {NumberText.Count(experiment.Planned)}"),
                Cell.Share(experiment.Population.Best(1) is [var best] ? best.Error : null), Cell.Share(experiment.Mean),
            ]
            : [Cell.Count(place + 1), Cell.Words(name), Cell.Words("to come"), Cell.Empty, Cell.Empty, Cell.Empty])]);

    private sealed class WatchedTrials(IReadOnlyList<WatchedExperiment> experiments) : ITrialSource
    {
        public IReadOnlyList<TrialRecord> Trials(string experiment) => Find(experiment)?.Trials ?? [];

        public int Planned(string experiment) => Find(experiment)?.Planned ?? 0;

        private WatchedExperiment? Find(string name) => experiments.FirstOrDefault(experiment => experiment.Name == name);
    }
}

using Explorer.Analysis.Regime;
using Explorer.Commands;
using Explorer.Commands.Ask;
using Explorer.Documents.Blocks;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>The comparison of the experiments that were ticked.</summary>
internal static class ComparePage
{
    public static WatchedPage Of(IReadOnlyList<WatchedExperiment> compared, DocumentShelf shelf)
    {
        var title = string.Join(" · ", compared.Select(experiment => experiment.Name));
        string[] watches = [.. compared.Select(experiment => experiment.Path), Key(compared)];
        if (compared.Count < 2)
            return new WatchedPage("Comparison", "Nothing to compare", watches, [new PagePart("comparison", "few", Told("Tick two or more experiments on the page of all experiments."))]);
        var revision = string.Join('.', compared.Select(experiment => experiment.Revision));
        var found = shelf.Find(Key(compared), revision, () => Document(compared));
        return new WatchedPage("Comparison of design spaces", title, watches, [new PagePart("comparison", found?.Revision ?? "", found?.Document ?? Told("The comparison is being computed; it appears here by itself."))]);
    }

    private static string Key(IReadOnlyList<WatchedExperiment> compared) => "/compare?" + string.Join('&', compared.Select(experiment => experiment.Name));

    private static Document Told(string words) => new("", [new Block.Paragraph(words) { Tone = Tone.Note }]);

    private static Document Document(IReadOnlyList<WatchedExperiment> compared)
    {
        if (compared.FirstOrDefault(experiment => experiment.Population.Count == 0) is { } empty)
            return Told($"No trial of {empty.Name} counts yet, so there is nothing to compare it by.");
        IReadOnlyList<StoredExperiment> stored = [.. compared.Select(experiment => new StoredExperiment(new NamedPopulation(experiment.Name, experiment.Population), experiment.Definition, experiment.Trials, experiment.Planned))];
        return ComparisonDocument.Of(StoredComparison.Of(stored, ComparisonSettings.Default, across: false));
    }
}

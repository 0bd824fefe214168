using Explorer.Documents.Blocks;
using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>The exported networks: error against cost.</summary>
internal static class ZooPage
{
    /// <summary>Its address.</summary>
    public const string Path = "/zoo";

    /// <summary>The files that tell of entries.</summary>
    public static IEnumerable<string> Files(string zoo) => Directory.Exists(zoo) ? [.. Directory.EnumerateFiles(zoo, "*.json"), .. Directory.EnumerateDirectories(zoo).Select(entry => System.IO.Path.Combine(entry, "latency.json")).Where(File.Exists)] : [];

    /// <summary>The page.</summary>
    public static WatchedPage Of(WatchPlaces places, IReadOnlyList<WatchedExperiment> experiments, DocumentShelf shelf, long revision)
    {
        var found = shelf.Find(Path, revision.ToString(CultureInfo.InvariantCulture), () => Document(places, experiments));
        return new WatchedPage("Exported networks", new ZooLibrary(places.Zoo).Name, [Path], [new PagePart("zoo", found?.Revision ?? "", found?.Document ?? new Document("", []))]);
    }

    private static Document Document(WatchPlaces places, IReadOnlyList<WatchedExperiment> experiments)
    {
        var zoo = new ZooLibrary(places.Zoo);
        return zoo.List().Count == 0
            ? new Document("", [new Block.Paragraph($"There are no networks in {places.Zoo} yet: explorer export EXPERIMENT") { Tone = Tone.Answer }])
            : ZooDocument.Of(zoo.Name, ComparedEntry.Read(zoo, [], name => experiments.FirstOrDefault(experiment => experiment.Name == name)?.Trials ?? []));
    }
}

using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Populations;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Json;
using Explorer.Storage;
using Explorer.Trials.Experiments;
using Explorer.Trials.Storage;

namespace Explorer.Commands;

/// <summary>Finds experiments in one or several stores: <c>NAME</c> in whichever store has it, <c>NAME@STORE</c> in that one.</summary>
internal static class ComparedExperiments
{
    /// <summary>Every experiment named, in order.</summary>
    /// <exception cref="InvalidInputException">A name is unknown, in several stores, or given twice; a store cannot be read.</exception>
    public static IReadOnlyList<ComparedExperiment> Read(IReadOnlyList<string> names, IReadOnlyList<string> storePaths)
    {
        var stores = new Dictionary<string, IResultStore>(StringComparer.Ordinal);
        try
        {
            var problems = new List<Problem>();
            var found = names.Select(name => Place(name, storePaths, path => Open(stores, path), problems)).ToList();
            if (problems.Count > 0)
            {
                throw new InvalidInputException("compare", problems);
            }

            var clashes = found.CountBy(place => place!.Value.Record.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
            return [.. found.Select(place => Load(place!.Value.Record, stores[place.Value.Store], clashes.Contains(place.Value.Record.Name) ? $"@{place.Value.Store}" : ""))];
        }
        finally
        {
            foreach (var store in stores.Values)
            {
                store.Dispose();
            }
        }
    }

    private static IResultStore Open(Dictionary<string, IResultStore> stores, string path)
    {
        if (!stores.TryGetValue(path, out var store))
        {
            stores.Add(path, store = ResultStores.Open(path, StoreAccess.Read));
        }

        return store;
    }

    private static (ExperimentRecord Record, string Store)? Place(string written, IReadOnlyList<string> storePaths, Func<string, IResultStore> open, List<Problem> problems)
    {
        // An experiment's name has no '@', so what follows one is a store; a file of that very name still comes first.
        var at = File.Exists(written) ? -1 : written.LastIndexOf('@');
        var given = at > 0 ? written[..at] : written;
        IReadOnlyList<string> paths = at > 0 ? [written[(at + 1)..]] : storePaths;
        var name = File.Exists(given) ? ExperimentReader.Load(given, DataDemand.None).Name : given;
        var places = paths.Select(path => (Record: open(path).FindExperiment(name), Store: path)).Where(place => place.Record is not null).ToList();
        if (places.Count == 1)
        {
            return (places[0].Record!, places[0].Store);
        }

        var known = paths.SelectMany(path => open(path).Experiments()).Select(record => record.Name).Distinct().ToList();
        problems.Add(new Problem(written, places.Count > 1
            ? $"is in several stores; say which: {string.Join(" or ", places.Select(place => $"{name}@{place.Store}"))}"
            : known.Count == 0
                ? $"{string.Join(", ", paths)} holds no experiment yet; run one first, or name another --store"
                : $"no experiment of that name in {string.Join(", ", paths)}; {NearMatch.Advice(name, known)}"));
        return null;
    }

    private static ComparedExperiment Load(ExperimentRecord record, IResultStore store, string suffix)
    {
        var trials = store.Trials(record.Name);
        return new ComparedExperiment(
            new NamedPopulation(record.Name + suffix, Population.Of(trials)), ExperimentReader.Parse(record.Definition, record.Name, DataDemand.None), trials, store.Plan(record.Name).Count);
    }
}

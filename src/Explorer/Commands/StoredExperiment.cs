namespace Explorer.Commands;

/// <summary>What a user may write for EXPERIMENT where it was run already, and what stands in its store: found by file, by name, or as NAME@STORE.</summary>
/// <param name="Named">Its population.</param>
/// <param name="Experiment">Its definition.</param>
/// <param name="Trials">Its finished trials.</param>
/// <param name="Planned">Trials planned.</param>
internal sealed record StoredExperiment(NamedPopulation Named, Experiment Experiment, IReadOnlyList<TrialRecord> Trials, int Planned)
{
    public const string Description = "An experiment file, or the name of one in the store";

    /// <summary>What its errors were measured on.</summary>
    public DataIdentity Data { get; } = DataIdentity.Of(Experiment, Trials);

    /// <summary>The record of the named experiment in one store.</summary>
    /// <exception cref="InvalidInputException">The store has no such experiment, or the file is not an experiment.</exception>
    public static ExperimentRecord Find(IResultStore store, string storePath, string written)
    {
        var name = NameOf(written);
        if (store.FindExperiment(name) is { } found)
            return found;
        var known = store.Experiments().Select(record => record.Name).ToList();
        throw new InvalidInputException(storePath, known.Count == 0
            ? $"it holds no experiment yet, and so not '{name}'; run one first: explorer run {written}"
            : $"it holds no experiment named '{name}'; {NearMatch.Advice(name, known)}");
    }

    /// <summary>Every experiment named, in order: <c>NAME</c> in whichever store has it, <c>NAME@STORE</c> in that one.</summary>
    /// <exception cref="InvalidInputException">A name is unknown, in several stores, or given twice; a store cannot be read.</exception>
    public static IReadOnlyList<StoredExperiment> ReadAll(IReadOnlyList<string> names, IReadOnlyList<string> storePaths)
    {
        var stores = new Dictionary<string, IResultStore>(StringComparer.Ordinal);
        try
        {
            var problems = new List<Problem>();
            var found = names.SelectMany(name => Places(name, storePaths, Open, problems)).ToList();
            if (problems.Count > 0)
                throw new InvalidInputException("compare", problems);
            var clashes = found.CountBy(place => place.Record.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
            return [.. found.Select(place => Read(place.Record, Open(place.Store), clashes.Contains(place.Record.Name) ? $"@{place.Store}" : ""))];
        }
        finally
        {
            foreach (var store in stores.Values)
                store.Dispose();
        }

        IResultStore Open(string path)
        {
            if (!stores.TryGetValue(path, out var store))
                stores.Add(path, store = ResultStores.Open(path, StoreAccess.Read));
            return store;
        }
    }

    // One place, or none and a problem.
    private static (ExperimentRecord Record, string Store)[] Places(string written, IReadOnlyList<string> storePaths, Func<string, IResultStore> open, List<Problem> problems)
    {
        // An experiment's name has no '@', so what follows one is a store; a file of that very name still comes first.
        var at = File.Exists(written) ? -1 : written.LastIndexOf('@');
        IReadOnlyList<string> paths = at > 0 ? [written[(at + 1)..]] : storePaths;
        var name = NameOf(at > 0 ? written[..at] : written);
        (ExperimentRecord Record, string Store)[] places = [.. paths.Select(path => (Record: open(path).FindExperiment(name)!, Store: path)).Where(place => place.Record is not null)];
        if (places.Length == 1)
            return places;
        var known = paths.SelectMany(path => open(path).Experiments()).Select(record => record.Name).Distinct().ToList();
        problems.Add(new Problem(written, places.Length > 1
            ? $"is in several stores; say which: {string.Join(" or ", places.Select(place => $"{name}@{place.Store}"))}"
            : known.Count == 0
                ? $"{string.Join(", ", paths)} holds no experiment yet; run one first, or name another --store"
                : $"no experiment of that name in {string.Join(", ", paths)}; {NearMatch.Advice(name, known)}"));
        return [];
    }

    private static StoredExperiment Read(ExperimentRecord record, IResultStore store, string suffix)
    {
        var trials = store.Trials(record.Name);
        return new StoredExperiment(new NamedPopulation(record.Name + suffix, Population.Of(trials)), record.ReadDefinition(), trials, store.Plan(record.Name).Count);
    }

    private static string NameOf(string written) => File.Exists(written) ? ExperimentReader.Load(written, DataDemand.None).Name : written;
}

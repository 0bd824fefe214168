namespace Explorer.Commands;

/// <summary>What a user may write for EXPERIMENT where it was run already, and what stands in its store: found by file, by name, or as NAME@STORE.</summary>
/// <param name="Named">Its population.</param>
/// <param name="Experiment">Its definition.</param>
/// <param name="Trials">Its finished trials.</param>
/// <param name="Planned">Trials planned.</param>
internal sealed record StoredExperiment(NamedPopulation Named, Experiment Experiment, IReadOnlyList<TrialRecord> Trials, int Planned)
{
    public const string Description = "An experiment file, or the name of one in the store";

    /// <summary>The argument that names some.</summary>
    /// <param name="orNone">What none means, where it may be left out.</param>
    public static Argument<string[]> Names(string? orNone = null) => new("EXPERIMENT") { Description = Description + orNone, Arity = orNone is null ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore };

    /// <summary>The database that it was read from.</summary>
    public string Store { get; init; } = DefaultStore.File;

    /// <summary>What its errors were measured on.</summary>
    public DataIdentity Data { get; } = DataIdentity.Of(Experiment, Trials);

    /// <summary>The record of the named experiment in one store.</summary>
    /// <exception cref="InvalidInputException">The store has no such experiment, or the file is not an experiment.</exception>
    public static ExperimentRecord Find(IResultStore store, string storePath, string written)
    {
        var problems = new List<Problem>();
        return Search(written, NameOf(written), [storePath], _ => store, problems) is [var place] ? place.Record : throw NotFound(problems);
    }

    /// <summary>Every experiment named, in order: <c>NAME</c> in whichever store has it, <c>NAME@STORE</c> in that one.</summary>
    /// <exception cref="InvalidInputException">A name is unknown, in several stores, or given twice; a store cannot be read.</exception>
    public static IReadOnlyList<StoredExperiment> ReadAll(IReadOnlyList<string> names, params IReadOnlyList<string> storePaths)
    {
        var stores = new Dictionary<string, IResultStore>(StringComparer.Ordinal);
        try
        {
            var problems = new List<Problem>();
            var found = names.SelectMany(Places).ToList();
            if (problems.Count > 0)
                throw NotFound(problems);
            var clashes = found.GroupBy(place => place.Record.Name, place => place.Store).Where(stores => stores.Distinct().Count() > 1).Select(stores => stores.Key).ToHashSet(StringComparer.Ordinal);
            return [.. found.Select(place => Read(place.Record, Open(place.Store), clashes.Contains(place.Record.Name) ? $"@{place.Store}" : "") with { Store = place.Store })];

            // An experiment's name has no '@', so what follows one is a store; a file of that very name still comes first.
            (ExperimentRecord Record, string Store)[] Places(string written) => !File.Exists(written) && written.LastIndexOf('@') is > 0 and var at
                ? Search(written, NameOf(written[..at]), [written[(at + 1)..]], Open, problems)
                : Search(written, NameOf(written), storePaths, Open, problems);
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
    private static (ExperimentRecord Record, string Store)[] Search(string written, string name, IReadOnlyList<string> paths, Func<string, IResultStore> open, List<Problem> problems)
    {
        (ExperimentRecord Record, string Store)[] places = [.. paths.Select(path => (Record: open(path).FindExperiment(name)!, Store: path)).Where(place => place.Record is not null)];
        if (places.Length == 1)
            return places;
        var known = paths.SelectMany(path => open(path).Experiments()).Select(record => record.Name).Distinct().ToList();
        var file = File.Exists(written) ? written : FileOf(name);
        var first = file is null ? null : $"run it first: explorer run {TypedCommand.Quoted(file)}{OutputOptions.InStore(paths[0])}";
        problems.Add(new Problem(written, places.Length > 1
            ? $"is in several stores; say which: {string.Join(" or ", places.Select(place => $"{name}@{place.Store}"))}"
            : $"{(known.Count == 0 ? $"{string.Join(", ", paths)} holds no experiment yet" : $"no experiment of that name in {string.Join(", ", paths)}")}; {(first is null ? known.Count == 0 ? "run one first, or name another --store" : NearMatch.Advice(name, known) : file == written ? first : $"there is the file {file}: {first}")}"));
        return [];
    }

    private static InvalidInputException NotFound(List<Problem> problems) => problems is [var one] ? new InvalidInputException(one.Path, one.Message) : new InvalidInputException("EXPERIMENT", problems);

    private static StoredExperiment Read(ExperimentRecord record, IResultStore store, string suffix)
    {
        var trials = store.Trials(record.Name);
        return new StoredExperiment(new NamedPopulation(record.Name + suffix, Population.Of(trials)), record.ReadDefinition(), trials, store.Plan(record.Name).Count);
    }

    /// <summary>Refuses a table of trials that another program ran, of which no networks are known.</summary>
    /// <param name="experiment">What was named.</param>
    /// <param name="what">What needs networks, such as <c>fit</c>.</param>
    /// <exception cref="InvalidInputException">It is one.</exception>
    public static Experiment RequireNetworks(Experiment experiment, string what) => experiment.Space is not ParameterSpace ? experiment
        : throw new InvalidInputException(experiment.Name, $"is an imported table of parameters and errors without networks, which {what} needs; report, trials, compare, predict and fidelity work on it");

    /// <summary>The experiment's file that a bare name was probably meant to be; null where there is none.</summary>
    public static string? FileOf(string name) => Array.Find([$"{name}.json", Path.Combine("experiments", $"{name}.json")], File.Exists);

    private static string NameOf(string written) => File.Exists(written) ? ExperimentReader.Load(written, DataDemand.None).Name : written;
}

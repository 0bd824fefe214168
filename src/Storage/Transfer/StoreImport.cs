namespace Explorer.Storage.Transfer;

/// <summary>An exported store's records, every line of them found good before a store is opened or made.</summary>
public sealed class StoreImport
{
    private readonly IReadOnlyCollection<ImportedExperiment> _experiments;
    private readonly string _origin;

    private StoreImport(IReadOnlyCollection<ImportedExperiment> experiments, string origin) => (_experiments, _origin) = (experiments, origin);

    /// <summary>Reads the lines of <see cref="StoreExport"/>.</summary>
    /// <param name="input">The lines.</param>
    /// <param name="origin">The file's name, for messages.</param>
    /// <exception cref="InvalidInputException">A line cannot be read.</exception>
    public static StoreImport Read(TextReader input, string origin) => new(TransferReader.Read(input, origin), origin);

    /// <summary>
    /// Adds the records that a store has not got. Nothing is written before all were compared; an import that a kill cut off is finished by
    /// the same import again.
    /// </summary>
    /// <param name="store">A store open for writing.</param>
    /// <exception cref="InvalidInputException">A line contradicts what the store holds.</exception>
    public ImportSummary AddTo(IResultStore store)
    {
        var problems = _experiments.SelectMany(experiment => Conflicts(experiment, store)).ToList();
        if (problems.Count > 0)
            throw new InvalidInputException(_origin, problems);

        return _experiments.Aggregate(new ImportSummary(0, 0, 0, 0), (sum, experiment) => Add(sum, experiment, store));
    }

    private static IEnumerable<Problem> Conflicts(ImportedExperiment imported, IResultStore store)
    {
        var name = imported.Record.Name;
        if (store.FindExperiment(name) is not { } stored)
            yield break;

        if (stored.Definition != imported.Record.Definition)
        {
            yield return new Problem(TransferReader.LineName(imported.Line), $"the store holds an experiment '{name}' of another definition");
            yield break;
        }

        foreach (var planned in store.Plan(name))
        {
            if (imported.Plan.TryGetValue(planned.Index, out var other) && other.Planned != planned)
                yield return new Problem(TransferReader.LineName(other.Line), Differs(planned.Index, name));
        }

        foreach (var rung in store.Rungs(name))
        {
            if (imported.Rungs.TryGetValue((rung.Index, rung.Rung), out var other) && other.Rung != rung)
            {
                yield return new Problem(TransferReader.LineName(other.Line), Differs(rung.Index, name) + string.Create(CultureInfo.InvariantCulture, $" at rung {rung.Rung}; a finished rung never changes"));
            }
        }

        foreach (var trial in store.Trials(name))
        {
            if (imported.Trials.TryGetValue(trial.Index, out var other) && other.Trial != trial)
                yield return new Problem(TransferReader.LineName(other.Line), Differs(trial.Index, name) + "; a finished trial never changes");
        }
    }

    private static ImportSummary Add(ImportSummary sum, ImportedExperiment imported, IResultStore store)
    {
        var name = imported.Record.Name;
        var plan = imported.Plan.Values.Select(entry => entry.Planned).ExceptBy(store.Plan(name).Select(planned => planned.Index), planned => planned.Index).ToList();
        var trials = imported.Trials.Values.Select(entry => entry.Trial).ExceptBy(store.Trials(name).Select(trial => trial.Index), trial => trial.Index).ToList();
        var rungs = imported.Rungs.Values.Select(entry => entry.Rung).ExceptBy(store.Rungs(name).Select(rung => (rung.Index, rung.Rung)), rung => (rung.Index, rung.Rung)).ToList();
        var attempts = imported.Attempts.Except(store.Attempts(name)).ToList();
        var isNew = store.FindExperiment(name) is null;
        if (isNew)
        {
            store.AddExperiment(imported.Record, plan);
        }
        else
        {
            store.ExtendPlan(name, plan);
        }

        store.AddRungs(rungs, trials);
        attempts.ForEach(store.AddAttempt);
        return new ImportSummary(
            sum.Experiments + (isNew ? 1 : 0), sum.Planned + plan.Count, sum.Trials + trials.Count, sum.Attempts + attempts.Count, sum.Rungs + rungs.Count);
    }

    private static string Differs(int index, string experiment) =>
        string.Create(CultureInfo.InvariantCulture, $"trial {index} differs from the one that the store holds for '{experiment}'");
}

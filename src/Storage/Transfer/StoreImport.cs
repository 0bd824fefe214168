namespace Explorer.Storage.Transfer;

/// <summary>Adds an exported store's records to a store.</summary>
public static class StoreImport
{
    /// <summary>
    /// Reads the lines of <see cref="StoreExport"/>. Records that the store has already are left; the rest is added.
    /// Nothing is written before the whole file was read and compared; an import that a kill cut off is finished by
    /// the same import again.
    /// </summary>
    /// <param name="input">The lines.</param>
    /// <param name="origin">The file's name, for messages.</param>
    /// <param name="store">A store open for writing.</param>
    /// <exception cref="InvalidInputException">A line cannot be read, or contradicts what the store holds.</exception>
    public static ImportSummary Read(TextReader input, string origin, IResultStore store)
    {
        var imported = TransferReader.Read(input, origin);
        var problems = imported.SelectMany(experiment => Conflicts(experiment, store)).ToList();
        if (problems.Count > 0)
            throw new InvalidInputException(origin, problems);

        return imported.Aggregate(new ImportSummary(0, 0, 0, 0), (sum, experiment) => Add(sum, experiment, store));
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

using Explorer.SearchSpace;
using Explorer.SearchSpace.Json;
using Explorer.Trials.Experiments;
using Explorer.Trials.Storage;

namespace Explorer.Commands;

/// <summary>What a user may write for EXPERIMENT where it was run already: its file, or its name in the store.</summary>
internal static class StoredExperiment
{
    public const string Description = "An experiment file, or the name of one in the store";

    /// <summary>The record of the named experiment.</summary>
    /// <exception cref="InvalidInputException">The store has no such experiment, or the file is not an experiment.</exception>
    public static ExperimentRecord Find(IResultStore store, string storePath, string experiment)
    {
        var name = File.Exists(experiment) ? ExperimentReader.Load(experiment, DataDemand.None).Name : experiment;
        if (store.FindExperiment(name) is { } found)
        {
            return found;
        }

        var known = store.Experiments().Select(record => record.Name).ToList();
        throw new InvalidInputException(storePath, known.Count == 0
            ? $"it holds no experiment yet, and so not '{name}'; run one first: explorer run {experiment}"
            : $"it holds no experiment named '{name}'; {NearMatch.Advice(name, known)}");
    }
}

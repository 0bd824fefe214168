using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Import;

/// <summary>A population trained elsewhere, as a store takes it.</summary>
public sealed record ImportedPopulation
{
    /// <summary>The experiment: a list of the networks.</summary>
    public required ExperimentRecord Record { get; init; }

    /// <summary>One planned trial a network.</summary>
    public required IReadOnlyList<PlannedTrial> Plan { get; init; }

    /// <summary>What became of them.</summary>
    public required IReadOnlyList<TrialRecord> Trials { get; init; }

    /// <summary>What the reader should know, such as figures of the file that differ from computed ones.</summary>
    public required ValueList<string> Remarks { get; init; }

    /// <summary>Adds it to a store, whole.</summary>
    /// <param name="store">The store.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <returns>Whether something was to be added: not where the same was imported before.</returns>
    /// <exception cref="InvalidInputException">The store has another experiment of that name.</exception>
    public bool AddTo(IResultStore store, string path)
    {
        if (store.FindExperiment(Record.Name) is not { } before)
        {
            store.AddExperiment(Record, Plan);
            store.AddTrials(Trials);
            return true;
        }

        var there = store.Trials(Record.Name);
        if (before.Definition != Record.Definition || !store.Plan(Record.Name).SequenceEqual(Plan) || (there.Count > 0 && !there.Select(Content).SequenceEqual(Trials.Select(Content))))
            throw Taken(Record.Name, path);

        // An import that was ended between the plan and its trials.
        if (there.Count == 0)
            store.AddTrials(Trials);
        return there.Count == 0;
    }

    /// <summary>That a store has another experiment of a name.</summary>
    public static InvalidInputException Taken(string name, string path) => new(path, $"it holds an experiment named '{name}' already; expected another --name");

    // When and by which version it was imported is no matter of what it holds.
    private static TrialRecord Content(TrialRecord trial) => trial with { FinishedAt = default, Environment = trial.Environment is { } at ? at with { CodeVersion = "" } : null };
}

namespace Explorer.Experiments.Storage;

/// <summary>How far an experiment is.</summary>
public sealed record ExperimentTally
{
    /// <summary>Planned trials.</summary>
    public required int Planned { get; init; }

    /// <summary>Finished trials of each state.</summary>
    public required IReadOnlyDictionary<TrialState, int> States { get; init; }

    /// <summary>Least error of a completed trial; null for none.</summary>
    public required double? BestError { get; init; }

    /// <summary>Trials that have finished each rung, from rung 0; empty for experiments of one rung.</summary>
    public required IReadOnlyList<int> Rungs { get; init; }

    /// <summary>Finished trials.</summary>
    public int Finished => States.Values.Sum();

    /// <summary>Finished trials of a state.</summary>
    public int Count(TrialState state) => States.GetValueOrDefault(state);
}

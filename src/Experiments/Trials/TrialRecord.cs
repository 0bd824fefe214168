using Explorer.SearchSpace.Complexity;

namespace Explorer.Experiments.Trials;

/// <summary>A finished trial: what was planned and how it ended. It never changes.</summary>
[JsonConverter(typeof(TrialRecordConverter))]
public sealed record TrialRecord
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The trial as it was planned.</summary>
    public required PlannedTrial Planned { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>The rungs trained, in order.</summary>
    public required ValueList<TrainedRung> Rungs { get; init; }

    /// <summary>Zero-cost proxies of the untrained network; none where the experiment asks for none.</summary>
    public ValueList<ProxyScore> Proxies { get; init; } = [];

    /// <summary>Wall time of the attempts that finished its rungs, and of the one that failed last where it failed, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Attempts made, at least 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>Where and with what; null where the trial failed before it said.</summary>
    public required TrialEnvironment? Environment { get; init; }

    /// <summary>When the trial ended, in UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    public UnknownMembers? Unknown { get; init; }

    /// <inheritdoc cref="PlannedTrial.Index"/>
    public int Index => Planned.Index;

    /// <inheritdoc cref="PlannedTrial.Config"/>
    public ModelConfig Config => Planned.Config;

    /// <inheritdoc cref="PlannedTrial.Complexity"/>
    public NetworkComplexity Complexity => Planned.Complexity;

    /// <inheritdoc cref="PlannedTrial.Hash"/>
    public string Hash => Planned.Hash;

    /// <inheritdoc cref="PlannedTrial.Training"/>
    public TrainingSettings Training => Planned.Training;

    /// <summary>How it ended, as one word.</summary>
    public TrialState State => Outcome.Loose().State;

    /// <summary>Validation error at the last epoch of the last rung reached, or what a diverged trial counts with; null where the trial failed.</summary>
    public double? Error => Outcome.Loose().Error;

    /// <summary>Least validation error of any epoch of the last rung reached and of those that it continues; null where there is none.</summary>
    public double? BestError => Outcome.Loose().BestError;

    /// <summary>Why it diverged, was pruned or failed; null for a completed one.</summary>
    public string? Reason => Outcome.Loose().Reason;
}

namespace Explorer.Experiments.Trials;

/// <summary>What is stored of a finished trial beside its plan, of which hash and seed tell which it was.</summary>
public sealed record StoredTrial
{
    /// <inheritdoc cref="PlannedTrial.Hash"/>
    public required string Hash { get; init; }

    /// <inheritdoc cref="PlannedTrial.Seed"/>
    public required ulong Seed { get; init; }

    /// <inheritdoc cref="TrialRecord.State"/>
    public required TrialState State { get; init; }

    /// <inheritdoc cref="TrialRecord.Error"/>
    public required double? Error { get; init; }

    /// <inheritdoc cref="TrialRecord.BestError"/>
    public required double? BestError { get; init; }

    /// <inheritdoc cref="TrialRecord.Rungs"/>
    public required ValueList<TrainedRung> Rungs { get; init; }

    /// <inheritdoc cref="TrialRecord.Proxies"/>
    public ValueList<ProxyScore> Proxies { get; init; } = [];

    /// <inheritdoc cref="TrialRecord.Seconds"/>
    public required double Seconds { get; init; }

    /// <inheritdoc cref="TrialRecord.Attempts"/>
    public required int Attempts { get; init; }

    /// <inheritdoc cref="TrialRecord.Environment"/>
    public required TrialEnvironment? Environment { get; init; }

    /// <inheritdoc cref="TrialRecord.Reason"/>
    public required string? Reason { get; init; }

    /// <inheritdoc cref="TrialRecord.FinishedAt"/>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <inheritdoc cref="TrialRecord.Unknown"/>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }

    /// <summary>What is stored of a trial.</summary>
    public static StoredTrial Of(TrialRecord trial) => new()
    {
        Hash = trial.Planned.Hash,
        Seed = trial.Planned.Seed,
        State = trial.State,
        Error = trial.Error,
        BestError = trial.BestError,
        Rungs = trial.Rungs,
        Proxies = trial.Proxies,
        Seconds = trial.Seconds,
        Attempts = trial.Attempts,
        Environment = trial.Environment,
        Reason = trial.Reason,
        FinishedAt = trial.FinishedAt,
        Unknown = trial.Unknown,
    };

    /// <summary>The trial.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="planned">Its plan.</param>
    /// <exception cref="FormatException">The plan is another trial's, or a trial that did not fail has no error.</exception>
    public TrialRecord ToRecord(string experiment, PlannedTrial planned) => new()
    {
        Experiment = experiment,
        Planned = planned.Hash == Hash && planned.Seed == Seed ? planned : throw new FormatException("it was trained otherwise than planned: hash or seed differ"),
        Outcome = TrialOutcome.Of(State, Error, BestError, Reason),
        Rungs = Rungs,
        Proxies = Proxies,
        Seconds = Seconds,
        Attempts = Attempts,
        Environment = Environment,
        FinishedAt = FinishedAt,
        Unknown = Unknown,
    };
}

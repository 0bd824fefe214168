namespace Explorer.Experiments.Storage;

/// <summary>A trial's finished training at one rung, as stored: what a run that was killed goes on from. It never changes.</summary>
public sealed record RungRecord
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The sample's index in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The rung of the experiment's ladder, from 0.</summary>
    public required int Rung { get; init; }

    /// <summary>The training.</summary>
    public required TrainedRung Result { get; init; }

    /// <summary>Whether the loss became NaN or infinite; the result's error is then what a diverged trial counts with.</summary>
    public bool Diverged { get; init; }

    /// <summary>Wall time of the training, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where and with what.</summary>
    public required TrialEnvironment Environment { get; init; }

    /// <summary>Zero-cost proxies, measured in the trial's first rung; none in the others.</summary>
    public ValueList<ProxyScore> Proxies { get; init; } = [];

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
